import { Octokit } from '@octokit/core'
import { RequestError } from '@octokit/request-error'
import type { z } from 'zod'
import { Failure } from '../../failure'
import type { GitHostAccess } from '../git-host'

/** Questions to one GitHub. All of them throw `git-host-*` failures, and `payload-invalid` for an unreadable answer. */
export interface AskGitHub {
  get<T>(schemaOf: z.ZodType<T>, path: string): Promise<T>
  /** All pages of a list, as GitHub links them; at most 30 of 100 unless told otherwise. */
  getPages<T>(schemaOf: z.ZodType<readonly T[]>, path: string, mostPages?: number): Promise<readonly T[]>
}

/** GitHub's longest list is that of a pull request's files: 3,000. */
const MOST_PAGES = 30

export const askGitHub = ({ baseUrl, token, fetch }: GitHostAccess): AskGitHub => {
  const octokit = new Octokit({ baseUrl, auth: token, request: { fetch }, log: silent })
  return {
    async get(schemaOf, path) {
      const { data } = await ask(() => octokit.request(`GET ${path}`))
      return read(schemaOf, data)
    },

    async getPages<T>(schemaOf: z.ZodType<readonly T[]>, path: string, mostPages = MOST_PAGES) {
      const all: T[] = []
      let next: string | undefined = `${path}?per_page=100`
      for (let page = 0; next && page < mostPages; page += 1) {
        const url: string = next
        const { data, headers } = await ask(() => octokit.request(`GET ${url}`))
        all.push(...read(schemaOf, data))
        next = /<([^<>]+)>; rel="next"/.exec(headers.link ?? '')?.[1]
      }
      return all
    },
  }
}

const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }

const read = <T>(schemaOf: z.ZodType<T>, data: unknown): T => {
  const parsed = schemaOf.safeParse(data)
  if (parsed.success) return parsed.data
  const where = parsed.error.issues[0]?.path.join('.')
  throw new Failure('payload-invalid', `GitHub's answer cannot be read: ${where}.`, { cause: parsed.error })
}

const ask = async <T>(request: () => Promise<T>): Promise<T> => {
  try {
    return await request()
  } catch (error) {
    if (error instanceof Failure) throw error
    if (error instanceof RequestError && error.cause instanceof Failure) throw error.cause
    if (error instanceof RequestError && error.response) throw failureOf(error)
    throw new Failure('git-host-unavailable', 'GitHub does not answer.', { cause: error })
  }
}

/** Source: https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api */
const failureOf = (error: RequestError): Failure => {
  const headers = error.response?.headers ?? {}
  const isLimit = error.status === 429 || (error.status === 403 && isRateLimited(headers, error.message))
  if (isLimit)
    return new Failure('git-host-rate-limited', 'GitHub asks us to wait.', {
      cause: error,
      retryAfterSeconds: secondsToWait(headers),
    })
  if (error.status === 401)
    return new Failure('git-host-token-refused', 'GitHub did not accept this token.', { cause: error })
  if (error.status === 404)
    return new Failure(
      'git-host-not-found',
      'GitHub has no such pull request, or this token may not see it.',
      { cause: error },
    )
  if (error.status >= 500)
    return new Failure('git-host-unavailable', `GitHub answers ${error.status}.`, { cause: error })
  return new Failure('git-host-refused', `GitHub answers ${error.status}.`, { cause: error })
}

type AnswerHeaders = Readonly<Record<string, string | number | undefined>>

const isRateLimited = (headers: AnswerHeaders, message: string) =>
  headers['retry-after'] !== undefined ||
  headers['x-ratelimit-remaining'] === '0' ||
  message.toLowerCase().includes('rate limit')

/** At least a minute where GitHub names no time; never more than an hour, the length of its window. */
const secondsToWait = (headers: AnswerHeaders): number => {
  const retryAfter = Number(headers['retry-after'])
  if (retryAfter > 0) return Math.min(retryAfter, 3_600)
  if (headers['x-ratelimit-remaining'] !== '0') return 60
  const reset = Number(headers['x-ratelimit-reset'])
  const untilReset = Math.ceil(reset - Date.now() / 1000)
  return untilReset > 0 ? Math.min(untilReset, 3_600) : 60
}
