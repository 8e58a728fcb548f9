import { randomBytes } from 'node:crypto'
import type { TokenIssuer } from './installed-app'
import type { InvocationTokens } from './invocation-token'

/** Which module of the manifest makes the call; the token names it. */
export interface CallingModule {
  readonly type: 'core:endpoint' | 'core:function'
  readonly key: string
}

/** Sends one request to the companion. Rejects when nothing answers in time, or when the answer is a redirect. */
export type CompanionCall = (
  path: string,
  init: RequestInit,
  call: { readonly module: CallingModule; readonly timeoutMs: number },
) => Promise<Response>

interface CompanionCallOptions {
  readonly companionUrl: string
  readonly tokens: InvocationTokens
  readonly jira: TokenIssuer
}

/** Every call Forge makes to a remote carries these headers, whatever started it. */
export function createCompanionCall({ companionUrl, tokens, jira }: CompanionCallOptions): CompanionCall {
  return async (path, init, { module, timeoutMs }) => {
    const headers = new Headers(init.headers)
    headers.set('authorization', `Bearer ${await tokens.signToken({ app: { module } })}`)
    headers.set('x-forge-oauth-system', jira.issueSystemToken())
    headers.set('x-b3-traceid', randomBytes(16).toString('hex'))
    headers.set('x-b3-spanid', randomBytes(8).toString('hex'))
    return fetch(`${companionUrl}${path}`, {
      ...init,
      headers,
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    })
  }
}

/** Whether a call failed because no answer came in time. */
export const isTimeout = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'name' in error && error.name === 'TimeoutError'
