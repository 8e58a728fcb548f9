import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals'
import { permissions, playForge } from '../test/forge-runtime'
import type { PermissionKey } from './permissions'

const keys: readonly PermissionKey[] = ['BROWSE_PROJECTS', 'VIEW_DEV_TOOLS']
const allowed = () => permissions({ BROWSE_PROJECTS: true, VIEW_DEV_TOOLS: true })
const look = { issueId: '10007', accountId: 'account-1' }

let readPermissions: typeof import('./permissions').readPermissions
let passedMs: number

beforeEach(async () => {
  jest.resetModules()
  ;({ readPermissions } = await import('./permissions'))
  jest.spyOn(console, 'warn').mockImplementation(() => {})
  passedMs = 0
  const start = Date.now()
  jest.spyOn(Date, 'now').mockImplementation(() => start + passedMs)
})

afterEach(() => {
  jest.restoreAllMocks()
  jest.useRealTimers()
})

/** Plays Forge for one site; without a name, Forge does not say which one it is. */
const playSite = (installationId: string | undefined, jira: () => Response | Promise<Response> = allowed) => {
  const forge = playForge({ jira })
  if (installationId === undefined) return forge
  const appContext = { appId: 'app', environmentId: 'environment', installationId }
  const lambdaContext = { getRemainingTimeInMillis: () => 25_000 }
  Object.assign(globalThis, { __forge_runtime__: { appContext, lambdaContext } })
  return forge
}

const read = async (asked = look, of = keys) => {
  const answer = await readPermissions(of, asked)
  return answer.kind === 'permissions' ? [...answer.held] : answer.kind
}

describe('what Jira said about a person and an issue', () => {
  it('counts for a minute, and not a moment longer', async () => {
    const forge = playSite('site-1')
    expect(await read()).toEqual(keys)
    passedMs = 59_999
    expect(await read()).toEqual(keys)
    expect(forge.calls).toHaveLength(1)
    passedMs = 60_000
    expect(await read()).toEqual(keys)
    expect(forge.calls).toHaveLength(2)
  })

  it('is not made to last by being looked at', async () => {
    const forge = playSite('site-1')
    for (passedMs = 0; passedMs <= 60_000; passedMs += 20_000) await read()
    expect(forge.calls).toHaveLength(2)
  })

  it.each([
    ['of another person', { ...look, accountId: 'account-2' }, keys, 'site-1'],
    ['about another issue', { ...look, issueId: '10008' }, keys, 'site-1'],
    ['for other permissions', look, ['BROWSE_PROJECTS'] as const, 'site-1'],
    ['in another site, where the same number is another issue', look, keys, 'site-2'],
    ['in a site that Forge does not name', look, keys, undefined],
  ])('says nothing %s', async (_, asked, of, site) => {
    playSite('site-1')
    await read()
    const other = playSite(site, () => permissions({}))
    expect(await read(asked, of)).toEqual([])
    expect(other.calls).toHaveLength(1)
  })

  it('is not kept at all where Forge does not name the site', async () => {
    const forge = playSite(undefined)
    await read()
    await read()
    expect(forge.calls).toHaveLength(2)
  })

  it('about the whole site is kept like that about an issue, for one person', async () => {
    const forge = playSite('site-1')
    await readPermissions(['ADMINISTER'], { accountId: 'account-1' })
    await readPermissions(['ADMINISTER'], { accountId: 'account-1' })
    await readPermissions(['ADMINISTER'], { accountId: 'account-2' })
    expect(forge.calls).toHaveLength(2)
  })

  it('gives way to newer answers when five hundred others came after it', async () => {
    const forge = playSite('site-1')
    await read()
    for (let issue = 0; issue < 500; issue += 1) await read({ ...look, issueId: `2${issue}` })
    forge.calls.length = 0
    await read()
    expect(forge.calls).toHaveLength(1)
  })
})

describe('what allows nothing, and is asked again', () => {
  it.each<[string, () => Response | Promise<Response>, unknown]>([
    ['a failure', () => Response.json({}, { status: 500 }), 'unreachable'],
    ['a limit', () => Response.json({}, { status: 429 }), 'unreachable'],
    ['an issue that is not seen', () => Response.json({}, { status: 404 }), []],
    ['nonsense', () => new Response('<html>'), 'unreachable'],
    ['an answer of another shape', () => Response.json({ permissions: null }), 'unreachable'],
    ['a broken connection', () => Promise.reject(new TypeError('network')), 'unreachable'],
  ])('%s', async (_, jira, expected) => {
    const forge = playSite('site-1', jira)
    expect(await read()).toEqual(expected)
    playSite('site-1')
    expect(await read()).toEqual(keys)
    expect(forge.calls).toHaveLength(1)
  })

  it('a question without an answer within five seconds', async () => {
    jest.useFakeTimers()
    playSite('site-1', () => new Promise<Response>(() => {}))
    const answer = read()
    await jest.advanceTimersByTimeAsync(5_000)
    expect(await answer).toBe('unreachable')
    jest.useRealTimers()
    playSite('site-1')
    expect(await read()).toEqual(keys)
  })
})
