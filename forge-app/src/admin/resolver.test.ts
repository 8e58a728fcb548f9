import { beforeEach, expect, it, jest } from '@jest/globals'
import type { Setup } from '@throughline/shared/setup'
import { fromThePanel, permissions, playForge } from '../../test/forge-runtime'
import { handler } from '../index'

const setup: Setup = { gitHosts: [], companionAddress: 'https://throughline.acme.example' }
const ask = (backend: object = fromThePanel.backend) =>
  handler({ call: { functionKey: 'readSetup' }, context: { extension: {} } }, { ...backend })

beforeEach(() => {
  jest.spyOn(console, 'warn').mockImplementation(() => {})
})

it('asks Jira as the person whether they are an admin, then the companion', async () => {
  const forge = playForge({
    jira: () => permissions({ ADMINISTER: true }),
    companion: () => Response.json(setup),
  })

  expect(await ask()).toEqual({ kind: 'setup', setup })
  expect(forge.calls).toEqual([
    { to: 'jira', as: 'user', path: '/rest/api/3/mypermissions?permissions=ADMINISTER', body: undefined },
    { to: 'companion', as: undefined, path: '/forge/setup/read', body: { accountId: 'account-1' } },
  ])
})

it.each([
  [
    'somebody who is no admin',
    { kind: 'not-allowed' },
    fromThePanel.backend,
    () => permissions({ ADMINISTER: false }),
  ],
  ['nobody', { kind: 'not-allowed' }, {}, () => permissions({ ADMINISTER: true })],
  [
    'somebody whom Jira cannot tell about',
    { kind: 'unreachable', reference: expect.any(String) },
    fromThePanel.backend,
    () => new Response('', { status: 500 }),
  ],
])('tells %s nothing, and does not ask the companion', async (_, answer, backend, jira) => {
  const forge = playForge({ jira })

  expect(await ask(backend)).toEqual(answer)
  expect(forge.calls.filter(({ to }) => to === 'companion')).toEqual([])
})

it('passes on that the companion did not answer', async () => {
  playForge({
    jira: () => permissions({ ADMINISTER: true }),
    companion: () => new Response('', { status: 502, headers: { 'x-throughline-reference': '7f3a91c2' } }),
  })

  expect(await ask()).toEqual({ kind: 'unreachable', reference: '7f3a91c2' })
})
