import type { z } from 'zod'
import { Failure } from '../failure'
import type { SafeFetch } from '../fetch/safe-fetch'
import type { JiraAuth } from './auth/jira-auth'
import { writtenIssue } from './limit-scope'
import type { MoveAnswer } from './moving'
import { Refusal } from './schema'

/** Calls of one Jira. All of them throw `jira-*` failures, and `payload-invalid` for an answer that cannot be read. */
export interface AskJira {
  json<T>(schema: z.ZodType<T>, method: string, path: string, body?: object): Promise<T>
  /** Undefined for 404. */
  find<T>(schema: z.ZodType<T>, path: string): Promise<T | undefined>
  done(method: string, path: string, body?: object): Promise<void>
  /** False for 404: what should be changed or removed is not there any more. */
  gone(method: string, path: string, body?: object): Promise<boolean>
  /** What is given for it, or what Jira has against it. */
  offer<T>(schema: z.ZodType<T>, method: string, path: string, body: object): Promise<Offered<T>>
  /** What became of a move: a conflict and a refusal of its fields are answers, too. */
  attempt(method: string, path: string, body: object): Promise<MoveAnswer>
}

export type Offered<T> =
  | { readonly kind: 'given'; readonly given: T }
  /** With the fields it is about, none where Jira names none. */
  | { readonly kind: 'refused'; readonly fields: readonly string[] }

export const askJira = (auth: JiraAuth, fetch: SafeFetch, root: string): AskJira => {
  const send = async (method: string, path: string, body?: object): Promise<Response> => {
    const headers = { accept: 'application/json', ...(await auth.authorize()) }
    const request = body
      ? { method, headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify(body) }
      : { method, headers }
    try {
      return await known(await fetch(`${auth.baseUrl}${root}${path}`, request))
    } catch (error) {
      if (error instanceof Failure) throw error
      throw new Failure('jira-unavailable', 'Jira does not answer.', { cause: error })
    }
  }

  const settle = async (response: Response, path: string): Promise<Response> => {
    if (response.ok) return response
    await response.body?.cancel()
    throw failureOf(response, path)
  }

  const read = async <T>(schema: z.ZodType<T>, response: Response): Promise<T> => {
    const parsed = schema.safeParse(jsonIn(await wholeBody(response)))
    if (parsed.success) return parsed.data
    const where = parsed.error.issues[0]?.path.join('.')
    throw new Failure('payload-invalid', `Jira's answer cannot be read: ${where}.`, { cause: parsed.error })
  }

  return {
    json: async (schema, method, path, body) =>
      read(schema, await settle(await send(method, path, body), path)),

    async find(schema, path) {
      const response = await send('GET', path)
      if (response.status !== 404) return read(schema, await settle(response, path))
      await response.body?.cancel()
      return undefined
    },

    async done(method, path, body) {
      const response = await settle(await send(method, path, body), path)
      await response.body?.cancel()
    },

    async gone(method, path, body) {
      const response = await send(method, path, body)
      const isThere = response.status !== 404
      if (isThere) await settle(response, path)
      await response.body?.cancel()
      return isThere
    },

    async offer(schema, method, path, body) {
      const response = await send(method, path, body)
      const { status } = response
      if (status === 400 || status === 422)
        return { kind: 'refused', fields: refusedFieldsIn(await wholeBody(response)) }
      return { kind: 'given', given: await read(schema, await settle(response, path)) }
    },

    async attempt(method, path, body) {
      const response = await send(method, path, body)
      const { status } = response
      if (status === 400 || status === 422) return refusalIn(await wholeBody(response))
      if (status !== 409) await settle(response, path)
      await response.body?.cancel()
      return { kind: status === 409 ? 'conflict' : 'moved' }
    },
  }
}

/**
 * Jira Cloud answers many reads with a bad token as if nobody had asked: what may not be seen then looks as if it were
 * gone. Only this header tells. Source: https://developer.atlassian.com/cloud/jira/platform/basic-auth-for-rest-apis/
 */
const known = async (response: Response): Promise<Response> => {
  const login = response.headers.get('x-seraph-loginreason') ?? ''
  if (response.status >= 500 || !/AUTHENTICATED_FAILED|AUTHENTICATION_DENIED/.test(login)) return response
  await response.body?.cancel()
  throw refusedToken()
}

const refusedToken = () =>
  new Failure('jira-token-refused', 'Jira did not accept this token.', { retryAfterSeconds: 60 })

/** An answer that breaks off is no answer. */
const wholeBody = (response: Response): Promise<string> =>
  response.text().catch((cause) => {
    throw new Failure('jira-unavailable', 'Jira broke off in the middle of its answer.', { cause })
  })

const refusalIn = (text: string): MoveAnswer => ({ kind: 'refused', fields: refusedFieldsIn(text) })

const refusedFieldsIn = (text: string): readonly string[] =>
  Object.keys(Refusal.safeParse(jsonIn(text)).data?.errors ?? {})

const jsonIn = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Source: https://developer.atlassian.com/cloud/jira/platform/rate-limiting/ */
const failureOf = ({ status, headers }: Response, path: string): Failure => {
  const retryAfterSeconds = clampedSeconds(headers.get('retry-after'))
  if (status === 429) {
    const reason = headers.get('ratelimit-reason') ?? 'no reason'
    return new Failure('jira-rate-limited', `Jira asks us to wait (${reason}).`, {
      retryAfterSeconds: retryAfterSeconds ?? 60,
      scope: reason === 'jira-per-issue-on-write' ? writtenIssue('POST', path) : undefined,
    })
  }
  if (status === 401) return refusedToken()
  if (status === 404) return new Failure('jira-not-found', 'Jira has no such issue, or it may not be seen.')
  if (status >= 500)
    return new Failure('jira-unavailable', `Jira answers ${status}.`, {
      ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
    })
  return new Failure('jira-refused', `Jira answers ${status} to ${path.split('?')[0]?.replace(/\d+/g, 'n')}.`)
}

/** Reset times have been wrong in the field: never less than a second, never more than an hour. */
const clampedSeconds = (header: string | null): number | undefined => {
  const seconds = Number(header)
  return header !== null && seconds > 0 ? Math.min(Math.ceil(seconds), 3_600) : undefined
}
