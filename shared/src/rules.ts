import { z } from 'zod'

/** The features a repository can switch on or off, in the order in which they run. */
export const RuleId = z.enum([
  'auto-link',
  'post-merge-summary',
  'suggest-reviewers',
  'create-follow-ups',
  'transition-issues',
])
export type RuleId = z.infer<typeof RuleId>

/** What a repository does until somebody decides otherwise: nothing that a person has not asked for but the summary. */
export const defaultRules: Readonly<Record<RuleId, boolean>> = {
  'auto-link': false,
  'post-merge-summary': true,
  'suggest-reviewers': false,
  'create-follow-ups': false,
  'transition-issues': false,
}
