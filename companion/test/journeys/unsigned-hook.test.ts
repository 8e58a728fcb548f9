import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { commitOf } from '../in-world'
import { createOwnWorld, type OwnWorld } from '../own-world'
import { eventually } from '../world'

describe('whoever has learned the address of a hook that is not signed', () => {
  const known = '10007'
  let world: OwnWorld
  let address: string

  beforeAll(async () => {
    world = await createOwnWorld({ dataCenterVersion: '9.12.30' })
    await world.connect(world.onDataCenter())
    address = world.jira.webhooks()[0]?.url ?? ''
    await world.gitHost.openPullRequest({
      repository: 'acme/storefront',
      title: 'SHOP-7 Retry payment calls',
      branch: 'retry',
      author: 'mina',
      commits: [commitOf('Give up after eight seconds')],
    })
    await eventually(
      () => world.jira.remoteLinks(known),
      ({ length }) => length === 1,
    )
    await atRest()
  }, 60_000)

  afterAll(async () => {
    await world.stop()
    expect(world.violations()).toEqual([])
  })

  const atRest = () => eventually(world.jobs, ({ waiting, dead }) => waiting === 0 && dead === 0)
  const send = async (body: object) => {
    const headers = { 'content-type': 'application/json' }
    return (await fetch(address, { method: 'POST', headers, body: JSON.stringify(body) })).status
  }
  const everything = async () => ({
    jira: [world.jira.issues(), world.jira.comments(known), world.jira.remoteLinks(known)],
    issue: await world.knownIssue(known),
    links: await world.superuser`select * from linked_issue`,
    connections: await world.superuser`select connection_id, state, sealed_token, base_url from connection`,
  })

  /** What Jira was asked while this was sent, and that nothing else came of it. */
  const askedFor = async (body: object) => {
    const before = structuredClone(await everything())
    const calls = world.jira.requests.length
    expect(await send(body)).toBe(202)
    await atRest()
    expect(await everything()).toEqual(before)
    return world.jira.requests.slice(calls).map(({ method, path }) => `${method} ${path}`)
  }

  const lies = { key: 'EVIL-1', fields: { summary: 'Not so', project: { id: '10001' } } }
  const readAgain = [expect.stringMatching(`^GET /jira/rest/api/2/issue/${known}(\\?.*)?$`)]

  test.each([
    ['that it was deleted', { webhookEvent: 'jira:issue_deleted', issue: { id: known } }],
    ['other words of it', { webhookEvent: 'jira:issue_updated', issue: { id: known, ...lies } }],
    [
      'a comment on it',
      {
        webhookEvent: 'comment_created',
        comment: { self: `https://evil.example/rest/api/2/issue/${known}/comment/1`, body: 'SHOP-8 #done' },
      },
    ],
  ])('can tell of a known issue %s, and it is read again', async (_, body) => {
    expect(await askedFor(body)).toEqual(readAgain)
  })

  test.each([
    ['an issue that nobody named', { webhookEvent: 'jira:issue_updated', issue: { id: '10008' } }],
    ['an id that is a path', { webhookEvent: 'jira:issue_updated', issue: { id: '../../myself' } }],
    ['another event', { webhookEvent: 'project_deleted', project: { id: 10_000 } }],
  ])('with %s asks Jira for nothing', async (_, body) => {
    expect(await askedFor(body)).toEqual([])
  })
})
