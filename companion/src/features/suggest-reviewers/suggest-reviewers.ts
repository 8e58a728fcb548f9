import type { Feature, FeatureEvent, FeatureOutcome, FeatureTools } from '../feature'
import type { ReviewingTools, Suggestion } from '../reviewing-tools'
import { makeSuggestion } from './make-suggestion'

/** Names people who know the code or follow the issue, and learns from what was reviewed when it merges. */
export const suggestReviewers: Feature = {
  rule: 'suggest-reviewers',
  on: {
    opened: (event, tools) => suggest(event, tools),
    reviewRequested: (_, { reviewing }) => rememberRequested(reviewing),
    merged: (event, tools) => learn(event, tools),
  },
}

const suggest = async (event: FeatureEvent, tools: FeatureTools): Promise<FeatureOutcome> => {
  const { pullRequest, label } = event
  const { reviewing } = tools
  if (pullRequest.state !== 'open' && pullRequest.state !== 'draft')
    return { outcome: 'nothing to do', detail: `${label} is not open any more.` }
  const requested = await reviewing.listRequestedReviewers()
  const suggestion = await makeSuggestion(event, reviewing, requested)
  const isWanted = wantsRequest(event, requested) && !reviewing.isAskedFor
  const [asked] = isWanted && !suggestion.isEarly ? suggestion.reviewers : []
  if (asked) await reviewing.requestReview(asked.login)
  await reviewing.save(suggestion, asked ? [...requested, asked.login] : requested)
  return outcomeOf(label, suggestion, isWanted)
}

/** Whether the rule is to ask the first one: it never asks where somebody was asked, or has reviewed already. */
const wantsRequest = ({ pullRequest, settings }: FeatureEvent, requested: readonly string[]): boolean =>
  settings['suggest-reviewers'].requestsReview &&
  pullRequest.state === 'open' &&
  requested.length === 0 &&
  pullRequest.reviews.length === 0

const outcomeOf = (label: string, { reviewers, isEarly }: Suggestion, isWanted: boolean): FeatureOutcome => {
  if (reviewers.length === 0)
    return { outcome: 'nothing to do', detail: `Nobody is known who could review ${label}.` }
  const count = reviewers.length === 1 ? '1 person is' : `${reviewers.length} people are`
  const suggested = `${count} suggested for ${label}.`
  if (!isWanted) return { outcome: 'done', detail: suggested }
  const asking = isEarly
    ? 'Nobody was asked: the history of the repository is still being read.'
    : 'The first of them was asked, as the rule says.'
  return { outcome: 'done', detail: `${suggested} ${asking}` }
}

const rememberRequested = async (reviewing: ReviewingTools): Promise<FeatureOutcome> => {
  await reviewing.saveRequested(await reviewing.listRequestedReviewers())
  return { outcome: 'done', detail: 'Whose review is awaited was written down.' }
}

const learn = async (
  { pullRequest, label }: FeatureEvent,
  { reviewing }: FeatureTools,
): Promise<FeatureOutcome> => {
  const { author, title, reviews, mergedAt } = pullRequest
  const reviewers = reviews.filter(({ reviewer }) => !reviewer.isBot).map(({ reviewer }) => reviewer.login)
  const isNew = await reviewing.countReviews({
    ...{ author: author.login, title, reviewers },
    paths: await reviewing.listChangedPaths(),
    at: mergedAt ?? pullRequest.updatedAt,
  })
  return isNew
    ? { outcome: 'done', detail: `The reviews of ${label} were added to what is known of this repository.` }
    : { outcome: 'nothing to do', detail: `The reviews of ${label} are known already.` }
}
