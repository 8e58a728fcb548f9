import { createHmac } from 'node:crypto'
import { afterEach, describe, expect, it } from '@jest/globals'
import { Hono } from 'hono'
import { type Served, serveOnLoopback } from '../../serve-on-loopback'
import { createFakeJira, type FakeJira } from '../fake-jira'
import { mina } from '../people'

const clock = () => new Date('2026-11-22T10:15:30Z')
const secret = 'thread-through-it-all'

interface Heard {
  readonly event: string
  readonly body: {
    readonly issue?: { readonly key: string; readonly fields: object }
    readonly comment?: object
  }
  readonly isSigned: boolean
  readonly identifier: string
}

let served: Served | undefined
afterEach(async () => {
  await served?.close()
  served = undefined
})

/** A place that takes webhooks; it fails the first `failures` of them. */
const listen = async (failures = 0) => {
  const heard: Heard[] = []
  let left = failures
  const place = new Hono().post('/hook', async (c) => {
    const text = await c.req.text()
    const expected = `sha256=${createHmac('sha256', secret).update(text).digest('hex')}`
    const body = JSON.parse(text)
    heard.push({
      event: body.webhookEvent,
      body,
      isSigned: c.req.header('x-hub-signature') === expected,
      identifier: c.req.header('x-atlassian-webhook-identifier') ?? '',
    })
    left -= 1
    return left >= 0 ? c.text('busy', 503) : c.text('ok')
  })
  served = await serveOnLoopback(place.fetch, 0)
  return { heard, url: `${served.url}/hook` }
}

const start = (version = '10.3.24') => {
  const jira = createFakeJira({
    cloudId: 'cloud-1',
    siteUrl: 'http://127.0.0.1:1',
    clock,
    dataCenter: { version },
    retryDelayMs: 5,
  })
  return { jira, ask: askWith(jira) }
}

const askWith =
  (jira: FakeJira) =>
  async (method: string, path: string, body?: object, by = 'olu') => {
    const person = jira.people.find(({ name }) => name === by)
    const token = jira.issueApiToken(person?.accountId ?? '')
    const basic = Buffer.from(`${person?.emailAddress}:${token}`).toString('base64')
    const authorization = path.startsWith('/jira/') ? `Bearer ${jira.issuePat(by)}` : `Basic ${basic}`
    const response = await jira.app.request(path, {
      method,
      headers: { authorization, 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    return { status: response.status, json: text === '' ? undefined : JSON.parse(text) }
  }

const eventually = async (isSo: () => boolean) => {
  for (let tries = 0; tries < 200 && !isSo(); tries += 1) await new Promise((next) => setTimeout(next, 10))
  expect(isSo()).toBe(true)
}

const cloud = '/rest/webhooks/1.0/webhook'
const asked = (url: string, more: object = {}) => ({
  name: 'Throughline',
  url,
  events: ['jira:issue_created', 'jira:issue_updated', 'jira:issue_deleted', 'comment_created'],
  secret,
  ...more,
})

describe('an administrator’s webhooks', () => {
  it.each([
    ['Cloud', '10.3.24', cloud],
    ['a Data Center 9', '9.12.4', '/jira/rest/webhooks/1.0/webhook'],
    ['a Data Center 10', '10.3.24', '/jira/rest/jira-webhook/1.0/webhooks'],
  ])('are made, listed and deleted on %s, and send signed events', async (_, version, path) => {
    const { jira, ask } = start(version)
    const { heard, url } = await listen()
    const made = await ask('POST', path, asked(url))
    expect(made).toMatchObject({ status: 201, json: { url, enabled: true, isSigned: true } })
    expect(JSON.stringify(made.json)).not.toContain(secret)
    expect((await ask('GET', path)).json).toMatchObject([{ self: made.json.self }])

    jira.setStatus('SHOP-7', 'Done')
    await eventually(() => heard.length === 1)
    expect(heard[0]).toMatchObject({
      event: 'jira:issue_updated',
      isSigned: true,
      body: {
        issue_event_type_name: 'issue_generic',
        issue: { key: 'SHOP-7' },
        changelog: { items: [{ field: 'status', toString: 'Done' }] },
      },
    })
    expect(await ask('DELETE', new URL(made.json.self).pathname)).toMatchObject({ status: 204 })
    expect((await ask('GET', path)).json).toEqual([])
  })

  it('are not for everybody', async () => {
    const { ask } = start()
    expect((await ask('GET', cloud, undefined, 'mina')).status).toBe(403)
  })

  it('are kept apart between Cloud and Data Center, whose old address is gone in version 10', async () => {
    const { ask } = start()
    await ask('POST', cloud, asked('http://127.0.0.1:9/hook'))
    expect((await ask('GET', '/jira/rest/jira-webhook/1.0/webhooks')).json).toEqual([])
    expect((await ask('GET', '/jira/rest/webhooks/1.0/webhook')).status).toBe(404)
  })

  it('hear of a comment with its issue on Cloud, without it on a Data Center', async () => {
    const { jira, ask } = start()
    const { heard, url } = await listen()
    await ask('POST', cloud, asked(url, { events: ['comment_created'] }))
    await ask('POST', '/jira/rest/jira-webhook/1.0/webhooks', asked(url))
    await ask('POST', '/jira/rest/api/2/issue/SHOP-7/comment', { body: 'Seen' })
    await eventually(() => heard.length === 3)
    expect(jira.comments('10007')).toHaveLength(1)
    const own = heard.filter(({ event }) => event === 'comment_created').map(({ body }) => Object.keys(body))
    expect(own.some((keys) => keys.includes('issue'))).toBe(true)
    expect(own.some((keys) => !keys.includes('issue'))).toBe(true)
    expect(heard.find(({ event }) => event === 'jira:issue_updated')?.body).toMatchObject({
      issue_event_type_name: 'issue_commented',
    })
  })

  it('hear only of issues their query finds', async () => {
    const { jira, ask } = start()
    const { heard, url } = await listen()
    const filters = { 'issue-related-events-section': 'project = OPS' }
    await ask('POST', cloud, asked(url, { filters }))
    jira.editSummary('SHOP-7', 'Not for you')
    jira.editSummary('OPS-3', 'For you')
    await eventually(() => heard.length > 0)
    expect(heard.map(({ body }) => body.issue?.key)).toEqual(['OPS-3'])
  })

  it('are tried again under the same identifier', async () => {
    const { jira, ask } = start()
    const { heard, url } = await listen(2)
    await ask('POST', cloud, asked(url))
    jira.editSummary('SHOP-7', 'Again')
    await eventually(() => jira.sentWebhooks().length === 1)
    expect(heard).toHaveLength(3)
    expect(new Set(heard.map(({ identifier }) => identifier)).size).toBe(1)
    expect(jira.sentWebhooks()).toMatchObject([{ attempts: 3, status: 200, event: 'jira:issue_updated' }])
  })

  it('stay through a restart and through starting over', async () => {
    const { jira, ask } = start()
    await ask('POST', cloud, asked('http://127.0.0.1:9/hook'))
    const later = start().jira
    later.restore(JSON.parse(JSON.stringify(jira.snapshot())))
    later.reset()
    expect(later.webhooks()).toMatchObject([{ name: 'Throughline' }])
    expect(later.issues().some(({ assigneeId }) => assigneeId === mina.accountId)).toBe(true)
  })

  it.each([
    ['an event that there is not', { events: ['issue_created'] }],
    ['an address that is none', { url: 'here' }],
    ['a mistyped word', { exludeBody: true }],
  ])('refuse %s', async (_, wrong) => {
    const { jira, ask } = start()
    expect((await ask('POST', cloud, asked('http://127.0.0.1:9/hook', wrong))).status).toBe(400)
    expect(jira.violations).toHaveLength(1)
  })
})
