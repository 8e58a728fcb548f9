import type { RuleId } from './rules'

/** What each rule does, as people decide about it: one or two sentences. */
export const ruleSentences: Readonly<Record<RuleId, string>> = {
  'auto-link':
    'Finds the Jira issue of a pull request even when nobody wrote its key, and links it when sure.',
  'post-merge-summary':
    'When a pull request merges, writes one comment on each linked issue: what changed, why, and what is left.',
  'suggest-reviewers':
    'Names up to three people who know the code or follow the issue, and says why. Nobody is notified until someone clicks.',
  'create-follow-ups':
    'On merge, turns unresolved review comments and new TODOs into a Jira issue linked to the original.',
  'transition-issues':
    'Moves an issue to Done when all its pull requests are merged. Never moves an issue backwards.',
}
