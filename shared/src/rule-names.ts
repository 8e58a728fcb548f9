import type { RuleId } from './rules'

/** What people see a rule called, in running order. */
export const ruleNames: Readonly<Record<RuleId, string>> = {
  'auto-link': 'Auto-link issues',
  'post-merge-summary': 'Post merge summaries',
  'suggest-reviewers': 'Suggest reviewers',
  'create-follow-ups': 'Create follow-ups',
  'transition-issues': 'Move issues',
}
