import { type CompanionCall, isTimeout } from './companion-call'
import type { TokenIssuer } from './installed-app'

/** What @forge/api asks its runtime for: `frc` calls a remote of the manifest, `fpp` calls the product. */
interface FetchTarget {
  readonly type: string
  readonly provider?: 'app' | 'user' | 'none'
  readonly remote?: string
  readonly accountId?: string
}

export type PlatformFetch = (target: FetchTarget, path: string, init?: RequestInit) => Promise<Response>

interface PlatformFetchOptions {
  readonly callCompanion: CompanionCall
  readonly jira: TokenIssuer
  readonly apiBaseUrl: string
  /** Who is looking at the page; `undefined` outside an invocation. */
  readonly caller: () => { readonly accountId: string } | undefined
}

const remoteTimeoutMs = 25_000

/**
 * The one way out of a Forge function. An answer with the header `forge-proxy-error` makes @forge/api throw,
 * as it does when Forge itself, not the other side, refuses.
 */
export function createPlatformFetch({
  callCompanion,
  jira,
  apiBaseUrl,
  caller,
}: PlatformFetchOptions): PlatformFetch {
  const toCompanion: PlatformFetch = async ({ remote }, path, init = {}) => {
    if (remote !== 'companion') return proxyError(400, 'INVALID_REMOTE')
    const module = { type: 'core:function', key: 'resolver' } as const
    try {
      return await callCompanion(path, init, { module, timeoutMs: remoteTimeoutMs })
    } catch (error) {
      return isTimeout(error)
        ? proxyError(504, 'TIMEOUT_ERROR')
        : proxyError(502, 'INVALID_REMOTE_INVOCATION_ERROR')
    }
  }

  const toJira: PlatformFetch = async ({ provider, accountId }, path, init = {}) => {
    const headers = new Headers(init.headers)
    const currentAccountId = caller()?.accountId
    if (provider === 'app') {
      headers.set('authorization', `Bearer ${jira.issueSystemToken()}`)
      return fetch(`${apiBaseUrl}${path}`, { ...init, headers })
    }
    if (accountId !== undefined && accountId !== currentAccountId) {
      return proxyError(403, 'OFFLINE_USER_IMPERSONATION_NOT_ALLOWED')
    }
    if (currentAccountId === undefined) return proxyError(401, 'NEEDS_AUTHENTICATION_ERR')
    headers.set('authorization', `Bearer ${jira.issueUserToken(currentAccountId)}`)
    return fetch(`${apiBaseUrl}${path}`, { ...init, headers })
  }

  return async (target, path, init) => {
    if (target.type === 'frc') return toCompanion(target, path, init)
    if (target.type === 'fpp' && target.remote === 'jira') return toJira(target, path, init)
    throw new Error(
      `The sandbox has no way to ${target.remote ?? target.type}: only Jira and the companion exist here.`,
    )
  }
}

const proxyError = (status: number, reason: string) =>
  new Response(null, { status, headers: { 'forge-proxy-error': reason } })
