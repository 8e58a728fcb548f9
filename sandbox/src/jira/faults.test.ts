import type { AddressInfo } from 'node:net'
import { type ServerType, serve } from '@hono/node-server'
import { afterEach, describe, expect, it } from '@jest/globals'
import { createFakeJira } from './fake-jira'
import type { JiraFault, RateLimitReason } from './jira-fault'
import { olu } from './people'

const clock = () => new Date('2026-11-22T10:15:30Z')
const root = '/ex/jira/cloud-1/rest/api/3'
const comment = JSON.stringify({
  body: {
    type: 'doc',
    version: 1,
    content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Hi' }] }],
  },
})

const start = () => {
  const jira = createFakeJira({ cloudId: 'cloud-1', siteUrl: 'http://127.0.0.1:1', clock })
  const headers = { authorization: `Bearer ${jira.issueSystemToken()}`, 'content-type': 'application/json' }
  return { jira, headers, myself: async () => jira.app.request(`${root}/myself`, { headers }) }
}

let server: ServerType | undefined
afterEach(() => {
  server?.close()
  server = undefined
})

describe('faults', () => {
  it.each<RateLimitReason>([
    'jira-quota-global-based',
    'jira-quota-tenant-based',
    'jira-burst-based',
    'jira-per-issue-on-write',
  ])('answers 429 with the reason %s as often as it was told', async (reason) => {
    const { jira, myself } = start()
    jira.faults.set({ kind: 'rate-limited', retryAfterSeconds: 7, reason, times: 1 })
    const { status, headers } = await myself()
    expect([status, headers.get('retry-after'), headers.get('ratelimit-reason')]).toEqual([429, '7', reason])
    expect((await myself()).status).toBe(200)
  })

  it('is down until it is told otherwise', async () => {
    const { jira, myself } = start()
    jira.faults.set({ kind: 'down' })
    expect([(await myself()).status, (await myself()).status]).toEqual([503, 503])
    jira.faults.set({ kind: 'none' })
    expect((await myself()).status).toBe(200)
  })

  it('refuses tokens that are good', async () => {
    const { jira, myself } = start()
    jira.faults.set({ kind: 'token-refused', times: 1 })
    expect((await myself()).status).toBe(401)
  })

  it('takes its time', async () => {
    const { jira, myself } = start()
    jira.faults.set({ kind: 'slow', delayMs: 60 })
    const startedAt = performance.now()
    expect((await myself()).status).toBe(200)
    expect(performance.now() - startedAt).toBeGreaterThanOrEqual(55)
  })

  it('breaks the connection after it has kept the comment', async () => {
    const { jira, headers } = start()
    const port = await new Promise<number>((resolve) => {
      server = serve({ fetch: jira.app.fetch, port: 0, hostname: '127.0.0.1' }, (info: AddressInfo) =>
        resolve(info.port),
      )
    })
    const post = () =>
      fetch(`http://127.0.0.1:${port}${root}/issue/SHOP-7/comment`, {
        method: 'POST',
        headers,
        body: comment,
      })
    jira.faults.set({ kind: 'answer-lost' })
    await expect(post()).rejects.toThrow()
    expect(jira.comments('10007')).toHaveLength(1)
    expect((await post()).status).toBe(201)
  })

  it('answers 500 instead where there is no connection to break', async () => {
    const { jira, headers } = start()
    jira.faults.set({ kind: 'answer-lost' })
    const response = await jira.app.request(`${root}/issue/SHOP-7/comment`, {
      method: 'POST',
      headers,
      body: comment,
    })
    expect(response.status).toBe(500)
    expect(jira.comments('10007')).toHaveLength(1)
  })
})

describe('what can be wrong with a connection', () => {
  const ask = async (jira: ReturnType<typeof createFakeJira>, path: string) => {
    const token = Buffer.from(`olu@acme.example:${jira.issueApiToken(olu.accountId)}`).toString('base64')
    return jira.app.request(`/rest/${path}`, { headers: { authorization: `Basic ${token}` } })
  }

  it.each([
    ['maintenance', { kind: 'maintenance' }, 'api/3/myself', 503],
    ['a token that is refused', { kind: 'token-refused' }, 'api/3/myself', 401],
    ['a CAPTCHA', { kind: 'captcha' }, 'api/3/myself', 403],
    ['an IP allowlist', { kind: 'ip-blocked' }, 'api/3/myself', 403],
    ['another address', { kind: 'redirected', to: 'https://elsewhere.example' }, 'api/3/myself', 302],
    ['something that is not Jira', { kind: 'not-jira' }, 'api/2/serverInfo', 200],
    ['webhooks that are not allowed', { kind: 'webhook-refused' }, 'webhooks/1.0/webhook', 403],
  ] satisfies readonly (readonly [string, JiraFault, string, number])[])(
    'is %s',
    async (_, fault, path, status) => {
      const { jira } = start()
      jira.faults.set(fault)
      expect((await ask(jira, path)).status).toBe(status)
      jira.faults.set({ kind: 'none' })
      expect((await ask(jira, 'api/3/myself')).status).toBe(200)
    },
  )

  it('names the CAPTCHA where Jira names it', async () => {
    const { jira } = start()
    jira.faults.set({ kind: 'captcha' })
    const { headers } = await ask(jira, 'api/3/myself')
    expect(headers.get('x-authentication-denied-reason')).toMatch(/^CAPTCHA_CHALLENGE; login-url=/)
    expect((await ask(jira, 'api/2/serverInfo')).status).toBe(200)
  })

  it('is a Jira that is too old', async () => {
    const { jira } = start()
    jira.faults.set({ kind: 'too-old', version: '8.20.30' })
    expect(await (await ask(jira, 'api/2/serverInfo')).json()).toMatchObject({
      deploymentType: 'Server',
      version: '8.20.30',
      versionNumbers: [8, 20, 30],
    })
  })

  it('is a permission that the account lacks, or a project it does not see', async () => {
    const { jira } = start()
    const path = 'api/3/mypermissions?permissions=ADD_COMMENTS,LINK_ISSUES&projectKey=SHOP'
    jira.faults.set({ kind: 'permission-missing', permission: 'ADD_COMMENTS' })
    expect((await (await ask(jira, path)).json()).permissions).toMatchObject({
      ADD_COMMENTS: { havePermission: false },
      LINK_ISSUES: { havePermission: true },
    })
    jira.faults.set({ kind: 'no-project' })
    expect(await (await ask(jira, 'api/3/project/search')).json()).toMatchObject({ total: 0 })
  })

  it('is a field that has to be filled in on the way to a status', async () => {
    const { jira, headers } = start()
    const move = async () => {
      const body = JSON.stringify({ transition: { id: '41' } })
      const path = `${root}/issue/SHOP-7/transitions`
      return (await jira.app.request(path, { method: 'POST', headers, body })).status
    }
    jira.faults.set({ kind: 'field-required', to: 'Done', field: 'Team' })
    const path = `${root}/issue/SHOP-7/transitions?expand=transitions.fields`
    const { transitions } = await (await jira.app.request(path, { headers })).json()
    expect(transitions.find(({ name }: { name: string }) => name === 'Done').fields).toMatchObject({
      customfield_10010: { name: 'Team', required: true, hasDefaultValue: false },
    })
    expect(await move()).toBe(400)
    jira.faults.set({ kind: 'none' })
    expect(await move()).toBe(204)
  })

  it('is a field that has to be chosen in for a new issue', async () => {
    const { jira, headers } = start()
    const create = async (team?: string) => {
      const fields = { project: { id: '10000' }, issuetype: { id: '10203' }, summary: 'Something is left' }
      const body = JSON.stringify({
        fields: { ...fields, ...(team && { customfield_10010: { value: team } }) },
      })
      return (await jira.app.request(`${root}/issue`, { method: 'POST', headers, body })).status
    }
    jira.faults.set({ kind: 'create-asks', field: 'Team', allowed: ['Web', 'App'] })
    expect([await create(), await create('Nobody'), await create('Web')]).toEqual([400, 400, 201])
    jira.faults.set({ kind: 'none' })
    expect(await create()).toBe(201)
  })

  it('is an e-mail of another account, or none', async () => {
    const { jira } = start()
    jira.faults.set({ kind: 'email-other' })
    expect(await (await ask(jira, 'api/3/myself')).json()).toMatchObject({
      emailAddress: 'd.ortiz@acme.example',
    })
    jira.faults.set({ kind: 'email-hidden' })
    expect(await (await ask(jira, 'api/3/myself')).json()).not.toHaveProperty('emailAddress')
  })
})
