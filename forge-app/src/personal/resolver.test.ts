import { beforeEach, describe, expect, it, jest } from '@jest/globals'
import type { GitAccounts } from '@throughline/shared/git-accounts'
import { fromThePanel, playForge } from '../../test/forge-runtime'
import { handler } from '../index'

const call = (functionKey: string, payload?: unknown, backend: object = fromThePanel.backend) =>
  handler({ call: { functionKey, payload }, context: { extension: {} } } as never, { ...backend })

const jira = (path: string): Response => {
  if (path.startsWith('/rest/api/3/myself')) return Response.json({ displayName: 'Dana Ortiz' })
  throw new Error(`nobody expects ${path}`)
}
const accounts: GitAccounts = { accounts: [], isSuggested: true, repositories: [] }
const companion = (path: string) =>
  Response.json(path.endsWith('/read-git-accounts') ? accounts : { done: true })

beforeEach(() => {
  jest.spyOn(console, 'warn').mockImplementation(() => {})
})

const sentTo = (forge: ReturnType<typeof playForge>) =>
  forge.calls.filter(({ to }) => to === 'companion').map(({ path, body }) => [path, body])
const person = { accountId: 'account-1', name: 'Dana Ortiz' }
const reading = ['/forge/actions/read-git-accounts', { ...person, request: { accountId: 'account-1' } }]

it('reads what is known of the person whom Forge names', async () => {
  const forge = playForge({ jira, companion })
  expect(await call('readOwnAccounts')).toEqual({ kind: 'accounts', accounts })
  expect(sentTo(forge)).toEqual([reading])
})

it.each([
  { action: 'allow-suggesting', isAllowed: false },
  {
    action: 'refuse-git-account',
    connectionId: '3f5c1b7a-9d0e-4f55-8a1c-6b2e7d904c11',
    login: 'dana',
  },
])(
  'asks for $action for the person whom Forge names, whomever the browser names, and reads again',
  async (ask) => {
    const forge = playForge({ jira, companion })
    const sent = { ...ask, accountId: 'somebody-else' }
    expect(await call('askPersonally', sent)).toEqual({ kind: 'accounts', accounts })
    const { action, ...about } = ask
    const request = { ...about, accountId: 'account-1' }
    expect(sentTo(forge)).toEqual([[`/forge/actions/${action}`, { ...person, request }], reading])
  },
)

describe('nothing is asked', () => {
  it.each([
    ['for nobody', { action: 'allow-suggesting', isAllowed: false }, {}],
    ['for another action', { action: 'set-rule', isAllowed: false }, fromThePanel.backend],
  ])('%s', async (_, ask, backend) => {
    const forge = playForge({ jira, companion })
    expect(await call('askPersonally', ask, backend)).toEqual({ kind: 'not-allowed' })
    expect(sentTo(forge)).toEqual([])
  })
})

it('passes on why something was refused', async () => {
  const message = 'This account is not known as yours any more. Nothing was changed.'
  playForge({ jira, companion: () => Response.json({ code: 'not-there', message }, { status: 422 }) })
  expect(await call('askPersonally', { action: 'allow-suggesting', isAllowed: true })).toEqual({
    kind: 'refused',
    message,
  })
})
