import { type MergeTarget, readSettings } from './rule-settings'
import { categoryNames } from './rule-settings-words'
import type { RuleId } from './rules'

/** What a rule does, as people decide about it: one or two sentences, by what somebody has set about it. */
export const ruleSentence = (ruleId: RuleId, settings?: unknown): string =>
  ruleId === 'transition-issues'
    ? movesSentence(readSettings('transition-issues', settings).to)
    : ruleSentences[ruleId]

const movesSentence = (to: MergeTarget): string => {
  if (to.by === 'ids' && to.ids.length === 0) return 'Moves no issue when its pull requests are merged.'
  const where =
    to.by === 'ids'
      ? `along the ${to.ids.length === 1 ? 'transition' : 'transitions'} ${to.ids.join(', ')}`
      : `to ${to.by === 'status' ? to.name : categoryNames[to.category]}`
  return `Moves an issue ${where} when all its pull requests are merged. Never moves an issue backwards.`
}

const ruleSentences: Readonly<Record<Exclude<RuleId, 'transition-issues'>, string>> = {
  'auto-link':
    'Finds the Jira issue of a pull request even when nobody wrote its key, and links it when sure.',
  'post-merge-summary':
    'When a pull request merges, writes one comment on each linked issue: what changed, why, and what is left.',
  'suggest-reviewers':
    'Names up to three people who know the code or follow the issue, and says why. Nobody is notified until someone clicks.',
  'create-follow-ups':
    'On merge, turns unresolved review comments and new TODOs into a Jira issue linked to the original.',
}
