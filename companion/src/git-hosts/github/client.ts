import { Octokit } from '@octokit/core'
import { RequestError } from '@octokit/request-error'
import type { z } from 'zod'
import { Failure } from '../../failure'
import type { ChangedFile, PullRequest, Repository } from '../../pull-requests/pull-request'
import type { GitHostAccess, GitHostClient } from '../git-host'
import { pullRequestOf, reviewsOf } from './pull-request-of'
import { personOf } from './read'
import * as schema from './schema'

/** GitHub's own limits on lists of a pull request: 250 commits, 3,000 files, 100 a page. */
const MAX_PAGES = 30

/** `baseUrl` is https://api.github.com, or `https://<server>/api/v3` for an Enterprise Server. */
export const createGitHubClient = ({ baseUrl, token, fetch }: GitHostAccess): GitHostClient => {
  const octokit = new Octokit({ baseUrl, auth: token, request: { fetch }, log: silent })
  const names = new Map<string, Promise<string | undefined>>()

  const get = async <T>(schemaOf: z.ZodType<T>, path: string): Promise<T> => {
    const { data } = await ask(() => octokit.request(`GET ${path}`))
    return read(schemaOf, data)
  }

  const getPages = async <T>(schemaOf: z.ZodType<readonly T[]>, path: string): Promise<readonly T[]> => {
    const all: T[] = []
    let next: string | undefined = `${path}?per_page=100`
    for (let page = 0; next && page < MAX_PAGES; page += 1) {
      const url: string = next
      const { data, headers } = await ask(() => octokit.request(`GET ${url}`))
      all.push(...read(schemaOf, data))
      next = /<([^>]+)>; rel="next"/.exec(headers.link ?? '')?.[1]
    }
    return all
  }

  /** The name people know somebody by; undefined when the host tells none. Asked once for each client. */
  const nameOf = (login: string): Promise<string | undefined> => {
    const known = names.get(login)
    if (known) return known
    const asked = get(schema.Account, `/users/${encodeURIComponent(login)}`).then(
      ({ name }) => name ?? undefined,
      () => undefined,
    )
    names.set(login, asked)
    return asked
  }

  const named = async (user: z.infer<typeof schema.User>) => {
    const isBot = personOf(user).isBot
    return personOf(user, user && !isBot ? await nameOf(user.login) : undefined)
  }

  return {
    async getPullRequest(repository, number): Promise<PullRequest> {
      const path = pathOf(repository, number)
      const [pull, commits, reviews] = await Promise.all([
        get(schema.PullRequest, path),
        getPages(schema.Commits, `${path}/commits`),
        getPages(schema.Reviews, `${path}/reviews`),
      ])
      const [author, mergedBy] = await Promise.all([
        named(pull.user),
        pull.merged_by && named(pull.merged_by),
      ])
      // Answers to a review are reviews to GitHub too; nobody reviews a pull request of their own.
      const byOthers = reviews.filter(({ user }) => !user || user.login !== pull.user?.login)
      return pullRequestOf({ pull, commits, reviews: await reviewsOf(byOthers, named), author, mergedBy })
    },

    async getChangedFiles(repository, number) {
      const files = await getPages(schema.Files, `${pathOf(repository, number)}/files`)
      return files.map(
        ({ filename, previous_filename, status, additions, deletions }): ChangedFile => ({
          path: filename,
          previousPath: previous_filename ?? undefined,
          change: changes[status] ?? 'modified',
          addedLines: additions,
          removedLines: deletions,
        }),
      )
    },
  }
}

const changes: Readonly<Record<string, ChangedFile['change']>> = {
  added: 'added',
  copied: 'added',
  removed: 'removed',
  renamed: 'renamed',
}

const pathOf = ({ name }: Repository, number: number) =>
  `/repos/${name.split('/').map(encodeURIComponent).join('/')}/pulls/${number}`

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
  const reset = Number(headers['x-ratelimit-reset'])
  const untilReset = Math.ceil(reset - Date.now() / 1000)
  return untilReset > 0 ? Math.min(untilReset, 3_600) : 60
}
