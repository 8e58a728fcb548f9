import { ruleNames } from './rule-names'
import type { RuleId } from './rules'

interface PermissionWords {
  /** After "may not". */
  readonly may: string
  /** As Jira's permission schemes call it. */
  readonly granted: string
  readonly rules: readonly RuleId[]
}

const everyRule = Object.keys(ruleNames) as readonly RuleId[]

/** What the account of a connection has to be allowed, by Jira's names. */
export const permissionWords = {
  BROWSE_PROJECTS: { may: 'read issues', granted: 'Browse Projects', rules: everyRule },
  ADD_COMMENTS: { may: 'add comments', granted: 'Add Comments', rules: ['post-merge-summary'] },
  CREATE_ISSUES: { may: 'create issues', granted: 'Create Issues', rules: ['create-follow-ups'] },
  TRANSITION_ISSUES: { may: 'move issues', granted: 'Transition Issues', rules: ['transition-issues'] },
  LINK_ISSUES: { may: 'link issues', granted: 'Link Issues', rules: ['auto-link', 'create-follow-ups'] },
  VIEW_VOTERS_AND_WATCHERS: {
    may: 'see watchers',
    granted: 'View Voters and Watchers',
    rules: ['suggest-reviewers'],
  },
} as const satisfies Record<string, PermissionWords>

export type PermissionName = keyof typeof permissionWords

/** Words for the permissions among `names` that we know of. */
export const missingPermissions = (names: readonly string[]) => {
  const missing = Object.entries<PermissionWords>(permissionWords)
    .filter(([name]) => names.includes(name))
    .map(([, words]) => words)
  const rules = everyRule.filter((rule) => missing.some((words) => words.rules.includes(rule)))
  return {
    may: missing.map(({ may }) => may),
    granted: missing.map(({ granted }) => granted),
    rules: rules.map((rule) => ruleNames[rule]),
  }
}
