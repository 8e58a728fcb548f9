import { expect } from '@jest/globals'
import { installedApp } from '../../../sandbox/src/installed-app'
import { createWorld, type World } from '../world'
import type { Evidence } from './evidence'
import { aToken, inDays, type Journey, playIn, words } from './journey'

/** The app in Jira with its tokens, GitHub by token, deliveries, failures, the panel, and the end of it all. */
export const playForgeApp = (evidence: Evidence) => playIn(evidence, () => createWorld(), live)

const live = async (evidence: Evidence, world: World, journey: Journey) => {
  const { forge, companionUrl, jira } = world
  journey.know()
  const aFunction = await forge.signToken({ app: { module: { type: 'core:function', key: 'resolver' } } })
  evidence.know('an invocation token', aFunction)
  evidence.know('a signature', aFunction.split('.')[2])
  const system = jira.issueSystemToken()
  const post = (path: string, body: object, token = aFunction) =>
    evidence.call(`${companionUrl}${path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${token}`,
        'x-forge-oauth-system': system,
      },
      body: JSON.stringify(body),
    })
  const person = { accountId: 'olu', name: 'Olu Adeyemi' }
  const wrong = aToken('ghp_')
  evidence.know('a mistyped token', wrong)

  await post('/forge/setup/read', person)
  const typed = { host: 'github', url: world.gitHost.publicUrl, expiresOn: inDays(60), token: wrong }
  for (const request of [typed, { ...typed, url: `http://olu:${wrong}@127.0.0.1:1/` }])
    await post('/forge/actions/connect-git-host', { ...person, request })
  await post(
    '/forge/panel/read',
    { issueId: '10007', accountId: 'olu' },
    `${aFunction.slice(0, -9)}AAAAAAAAA`,
  )
  await post('/forge/events', { eventType: 'avi:jira:updated:issue' })
  await journey.work()
  await journey.fail()
  jira.editSummary('SHOP-7', 'Checkout gives up too late')
  const panel = await post('/forge/panel/read', { issueId: '10007', accountId: 'olu' })
  expect(await panel.text()).toContain(words.ofWork)
  const connectionId = await journey.connectionOf('github')
  await post('/forge/actions/list-repositories', { ...person, request: { connectionId } })
  await post('/forge/setup/read', person)
  await journey.atRest()
  journey.know()
  await journey.sweep()

  await post('/forge/actions/disconnect', { ...person, request: { connectionId } })
  const left = JSON.stringify(jira.snapshot())
  await forge.deliver('/forge/lifecycle', {
    eventType: 'avi:forge:uninstalled:app',
    id: installedApp.installationId,
    app: { id: installedApp.id, version: '1.0.0' },
    environment: { id: installedApp.environmentId },
  })
  await post('/forge/panel/read', { issueId: '10007', accountId: 'olu' })
  journey.know()
  await journey.sweep()
  return left
}
