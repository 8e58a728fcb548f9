import type { Signals } from './signals'

/**
 * What each signal counts. Written by eval/sets/reviewers-training.ts: a conditional logit over the candidates of
 * 6000 pull requests of two public repositories, all of them earlier than those that the ranking is measured on; of
 * the third repository that it is measured on nothing was learned. See docs/reviewer-suggestions.md.
 */
export const weights: Readonly<Record<keyof Signals, number>> = {
  reviewsAuthor: 0.5016,
  reviewedLast: 0.2927,
  reviewedLastFive: 0.7084,
  reviewsArea: 0.6973,
  wroteArea: 3.3556,
  sinceSameFile: -0.0116,
  sameIssue: 0.756,
  reportedIssue: 0.86,
  reviewsMuch: -0.5919,
  reviewsMore: 0.6842,
  sinceReview: -0.2304,
  sinceActive: -0.1516,
}
