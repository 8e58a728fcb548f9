import type { RequestError } from '@octokit/request-error'
import { Failure } from '../../failure'

/** What an answer of GitHub's that is no success means for us. */
export const failureOf = (error: RequestError): Failure => {
  const headers = error.response?.headers ?? {}
  const { status } = error
  if (isRateLimit(status, headers, error.message))
    return new Failure('git-host-rate-limited', 'GitHub asks us to wait.', {
      cause: error,
      retryAfterSeconds: secondsToWait(headers),
    })
  if (status === 401)
    return new Failure('git-host-token-refused', 'GitHub did not accept this token.', { cause: error })
  const signOn = String(headers['x-github-sso'] ?? '')
  if (status === 403 && signOn.startsWith('required')) {
    const organization = /\/orgs\/([^/?]+)\//.exec(signOn)?.[1] ?? ''
    return new Failure('git-host-sign-on-required', 'An organization on GitHub asks for single sign-on.', {
      cause: error,
      problem: { id: 'git.sso', facts: { organization } },
    })
  }
  if (status === 404)
    return new Failure(
      'git-host-not-found',
      'GitHub has no such pull request, repository or webhook, or this token may not see it.',
      { cause: error },
    )
  if (status >= 500) return new Failure('git-host-unavailable', `GitHub answers ${status}.`, { cause: error })
  return new Failure('git-host-refused', `GitHub answers ${status}.`, { cause: error })
}

/** GraphQL answers 200 and says in the body what is wrong. Source: https://docs.github.com/en/graphql/guides */
export const graphqlFailureOf = ({ type }: { readonly type?: string | null | undefined }): Failure => {
  if (type === 'NOT_FOUND')
    return new Failure('git-host-not-found', 'GitHub has no such pull request, or this token may not see it.')
  if (type === 'RATE_LIMITED' || type === 'RATE_LIMIT')
    return new Failure('git-host-rate-limited', 'GitHub asks us to wait.', { retryAfterSeconds: 60 })
  if (type === 'FORBIDDEN' || type === 'INSUFFICIENT_SCOPES')
    return new Failure('git-host-refused', 'This token may not read what reviewers wrote.')
  return new Failure('git-host-unavailable', 'GitHub cannot answer this question now.')
}

type AnswerHeaders = Readonly<Record<string, string | number | undefined>>

/** Source: https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api */
const isRateLimit = (status: number, headers: AnswerHeaders, message: string) =>
  status === 429 ||
  (status === 403 &&
    (headers['retry-after'] !== undefined ||
      headers['x-ratelimit-remaining'] === '0' ||
      message.toLowerCase().includes('rate limit')))

/** At least a minute where GitHub names no time; never more than an hour, the length of its window. */
const secondsToWait = (headers: AnswerHeaders): number => {
  const retryAfter = Number(headers['retry-after'])
  if (retryAfter > 0) return Math.min(retryAfter, 3_600)
  if (headers['x-ratelimit-remaining'] !== '0') return 60
  const reset = Number(headers['x-ratelimit-reset'])
  const untilReset = Math.ceil(reset - Date.now() / 1000)
  return untilReset > 0 ? Math.min(untilReset, 3_600) : 60
}
