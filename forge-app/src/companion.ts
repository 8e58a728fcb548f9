import { type APIResponse, invokeRemote, NeedsAuthenticationError } from '@forge/api'
import { ForgeActionRefusal } from '@throughline/shared/forge-action'
import { type Unreachable, unreachable } from './unreachable'
import { within } from './within'

/** Shorter than the 25 s that Forge gives a function, so that the person reads our words and not Forge's. */
const patienceMs = 10_000

export type CompanionAnswer<T> =
  | { readonly kind: 'answer'; readonly value: T }
  /** What was asked for was not done; the sentence is for the person. */
  | { readonly kind: 'refused'; readonly message: string }
  /** The companion is a customer's own, and nobody has let this site in yet. */
  | { readonly kind: 'not-paired' }
  | Unreachable

/** What shared's zod schemas are to us. */
interface AnswerSchema<T> {
  safeParse(value: unknown): { readonly success: true; readonly data: T } | { readonly success: false }
}

/**
 * The one way to call the companion: POST with a JSON body, a JSON answer that must fit `schema`, or a refusal.
 * Whatever else goes wrong on the way is an `unreachable`. Throws only Forge's request that the person gives consent.
 */
export async function askCompanion<T>(
  path: string,
  body: object,
  schema: AnswerSchema<T>,
): Promise<CompanionAnswer<T>> {
  try {
    return await within(patienceMs, ask(path, body, schema))
  } catch (error) {
    if (error instanceof NeedsAuthenticationError) throw error
    return unreachable('companion', {})
  }
}

async function ask<T>(path: string, request: object, schema: AnswerSchema<T>): Promise<CompanionAnswer<T>> {
  const response = await invokeRemote('companion', {
    path,
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(request),
  })
  const body = await jsonOf(response)
  const answer = response.ok ? schema.safeParse(body) : undefined
  if (answer?.success) return { kind: 'answer', value: answer.data }
  if (response.headers.get('x-throughline-code') === 'not-paired') return { kind: 'not-paired' }
  const refusal = response.status === 422 ? ForgeActionRefusal.safeParse(body) : undefined
  if (refusal?.success) return { kind: 'refused', message: refusal.data.message }
  return unreachable('companion', {
    status: response.status,
    reference: response.headers.get('x-throughline-reference'),
  })
}

async function jsonOf(response: APIResponse): Promise<unknown> {
  try {
    return await response.json()
  } catch {
    return undefined
  }
}
