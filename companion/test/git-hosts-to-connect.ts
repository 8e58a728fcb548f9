import type { CheckRun } from '@throughline/shared/connection-check'
import { createFakeGitHost } from '../../sandbox/src/git-host/fake-git-host'
import { createAccess } from '../src/connections/access'
import type { SafeFetch } from '../src/fetch/safe-fetch'
import type { ConnectingWorld } from './connecting-world'
import { findGate } from './contracts/contract-gates'
import { gatedFetch } from './contracts/gated-fetch'

export const enterpriseUrl = 'https://git.acme.example'

export type GitHostsToConnect = ReturnType<typeof createGitHostsToConnect>

/**
 * A GitHub that answers as github.com, and as an Enterprise Server at `enterpriseUrl`. `tools` go into an action beside
 * those of the world: with them it calls this GitHub, and nothing else.
 */
export const createGitHostsToConnect = ({ tools }: Pick<ConnectingWorld, 'tools'>) => {
  const { database, keyring, clock } = tools
  const host = createFakeGitHost({ name: 'Acme Git', publicUrl: enterpriseUrl, clock })
  const violations: string[] = []
  const unwatched: SafeFetch = async (to, request) => {
    const { host: called, pathname, search } = new URL(to)
    const path = called === 'api.github.com' ? `/api/v3${pathname}` : pathname
    if (called !== 'api.github.com' && called !== 'git.acme.example')
      throw Object.assign(new TypeError('fetch failed'), { cause: { code: 'ENOTFOUND' } })
    return host.app.request(`${enterpriseUrl}${path}${search}`, request)
  }
  const gate = findGate('github')
  const fetch = gatedFetch(unwatched, (request) => violations.push(...(gate?.violationsOf(request) ?? [])))
  const access = createAccess({ database, keyring, fetch, clock, mode: 'self-managed' })
  return {
    host,
    tools: { fetch, access },
    violations: (): readonly string[] => [...violations, ...host.violations],
  }
}

export const statesOf = ({ checks }: CheckRun) => checks.map(({ id, state }) => `${id} ${state}`)
export const problemIn = ({ checks }: CheckRun) => checks.find(({ problem }) => problem)?.problem
