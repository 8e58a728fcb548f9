import type { Feature, FeatureEvent, FeatureOutcome, FeatureTools } from '../feature'
import type { ReviewingTools } from '../reviewing-tools'
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
  const { pullRequest, label, settings } = event
  const { reviewing } = tools
  if (pullRequest.state !== 'open' && pullRequest.state !== 'draft')
    return { outcome: 'nothing to do', detail: `${label} is not open any more.` }
  const requested = await reviewing.listRequestedReviewers()
  const suggestion = await makeSuggestion(event, reviewing, requested)
  const [first] = suggestion.reviewers
  const asks = settings['suggest-reviewers'].requestsReview && pullRequest.state === 'open'
  const isAwaited = requested.length > 0 || pullRequest.reviews.length > 0
  const asked = asks && !reviewing.isAskedFor && first && !isAwaited ? first : undefined
  if (asked) await reviewing.requestReview(asked.login)
  await reviewing.save(suggestion, asked ? [...requested, asked.login] : requested)
  if (suggestion.reviewers.length === 0)
    return { outcome: 'nothing to do', detail: `Nobody is known who could review ${label}.` }
  const count =
    suggestion.reviewers.length === 1 ? '1 person is' : `${suggestion.reviewers.length} people are`
  const detail = `${count} suggested for ${label}.`
  return {
    outcome: 'done',
    detail: asked ? `${detail} The first of them was asked, as the rule says.` : detail,
  }
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
