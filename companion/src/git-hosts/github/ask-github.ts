import { Octokit } from '@octokit/core'
import { RequestError } from '@octokit/request-error'
import type { z } from 'zod'
import { Failure } from '../../failure'
import type { GitHostAccess } from '../git-host'
import { failureOf, graphqlFailureOf } from './failure-of'
import { withLongIds } from './long-ids'
import { GraphqlAnswer } from './schema'

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE'

export type AnswerHeaders = Readonly<Record<string, string | number | undefined>>

/** What was answered, with its headers: names in lower case. */
export interface Answer {
  readonly data: unknown
  readonly headers: AnswerHeaders
}

interface Pages<T> {
  /** What the list is asked for, beside the size of a page: `state=all&`. */
  readonly query?: string
  /** 30 unless told otherwise. */
  readonly mostPages?: number
  /** False when the pages after this one need not be asked for. */
  readonly goesOn?: (page: readonly T[]) => boolean
}

/** Questions to one GitHub. All of them throw `git-host-*` failures, and `payload-invalid` for an unreadable answer. */
export interface AskGitHub {
  get<T>(schemaOf: z.ZodType<T>, path: string): Promise<T>
  /** All pages of a list, 100 at a time, as GitHub links them. */
  getPages<T>(schemaOf: z.ZodType<readonly T[]>, path: string, pages?: Pages<T>): Promise<readonly T[]>
  /** One question of the GraphQL interface. What it refuses is a failure, although the answer is a 200. */
  query<T>(schemaOf: z.ZodType<T>, document: string, variables: object): Promise<T>
  /** For what is changed, and for answers whose headers matter. */
  send(method: Method, path: string, body?: object): Promise<Answer>
}

/** What only looks. */
export type ReadGitHub = Pick<AskGitHub, 'get' | 'getPages'>

/** GitHub's longest list is that of a pull request's files: 3,000. */
const MOST_PAGES = 30

export const askGitHub = ({ baseUrl, token, fetch }: GitHostAccess): AskGitHub => {
  const octokit = new Octokit({ baseUrl, auth: token, request: { fetch: withLongIds(fetch) }, log: silent })
  const send: AskGitHub['send'] = (method, path, body) =>
    ask(() => octokit.request(`${method} ${path}`, { ...body }))

  return {
    send,

    async get(schemaOf, path) {
      const { data } = await send('GET', path)
      return readAnswer(schemaOf, data)
    },

    async query(schemaOf, document, variables) {
      const { data } = await send('POST', graphqlAddressOf(baseUrl), { query: document, variables })
      const answer = readAnswer(GraphqlAnswer, data)
      const [error] = answer.errors ?? []
      if (error) throw graphqlFailureOf(error)
      return readAnswer(schemaOf, answer.data)
    },

    async getPages<T>(
      schemaOf: z.ZodType<readonly T[]>,
      path: string,
      { query = '', mostPages = MOST_PAGES, goesOn = () => true }: Pages<T> = {},
    ) {
      const all: T[] = []
      let next: string | undefined = `${path}?${query}per_page=100`
      for (let page = 0; next && page < mostPages; page += 1) {
        const { data, headers }: Answer = await send('GET', next)
        const items = readAnswer(schemaOf, data)
        all.push(...items)
        next = goesOn(items) ? nextOf(headers) : undefined
      }
      return all
    },
  }
}

/** Throws `payload-invalid` for what cannot be read. */
export const readAnswer = <T>(schemaOf: z.ZodType<T>, data: unknown): T => {
  const parsed = schemaOf.safeParse(data)
  if (parsed.success) return parsed.data
  const where = parsed.error.issues[0]?.path.join('.')
  throw new Failure('payload-invalid', `GitHub's answer cannot be read: ${where}.`, { cause: parsed.error })
}

/** Where GraphQL is asked: beside the REST interface, on an Enterprise Server `/api/graphql`. */
const graphqlAddressOf = (baseUrl: string) => `${baseUrl.replace(/\/v3\/?$/, '')}/graphql`

const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }

/** Where a list goes on; undefined at its end. */
export const nextOf = ({ link }: AnswerHeaders) => /<([^<>]+)>; rel="next"/.exec(String(link ?? ''))?.[1]

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
