import { autoLink } from './auto-link/auto-link'
import { createFollowUps } from './create-follow-ups/create-follow-ups'
import type { Feature } from './feature'
import { postMergeSummary } from './post-merge-summary/post-merge-summary'
import { suggestReviewers } from './suggest-reviewers/suggest-reviewers'
import { transitionIssues } from './transition-issues/transition-issues'

/** The table of contents: every feature, in the order in which they run. */
export const features: readonly Feature[] = [
  autoLink,
  postMergeSummary,
  suggestReviewers,
  createFollowUps,
  transitionIssues,
]
