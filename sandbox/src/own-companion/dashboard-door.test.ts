import { beforeEach, describe, expect, it } from '@jest/globals'
import { Hono } from 'hono'
import { createFakeGitHost } from '../git-host/fake-git-host'
import { createFakeJira, type FakeJira } from '../jira/fake-jira'
import { createDashboardDoor } from './dashboard-door'

const clock = () => new Date('2026-11-24T10:00:00Z')
const gitHostUrl = 'http://127.0.0.1:4200'

let jira: FakeJira
let site: Hono

const open = (makeSignInLink: () => Promise<string>) => {
  jira = createFakeJira({ cloudId: 'cloud-1', siteUrl: 'http://127.0.0.1:4100', clock })
  const gitHost = createFakeGitHost({ name: 'Sandbox Git', publicUrl: gitHostUrl, clock })
  const dashboard = { makeSignInLink }
  site = new Hono().route('/', createDashboardDoor({ jira, gitHost, gitHostUrl, dashboard, clock }))
}

beforeEach(() => open(async () => 'http://127.0.0.1:4500/sign-in/secret'))

const values = async () => {
  const page = await (await site.request('/')).text()
  return [...page.matchAll(/<code>([^<]+)<\/code>/g)].map(([, value]) => value ?? '')
}

describe('the dashboard’s page', () => {
  it('names values with which Cloud and Data Center can be connected', async () => {
    const [url = '', email = '', endsOn, token = '', dataCenter = '', , pat = ''] = await values()
    expect(endsOn).toBe('2027-02-22')
    const basic = Buffer.from(`${email}:${token}`).toString('base64')
    const asked: readonly (readonly [string, string])[] = [
      [`${url}/rest/api/3/myself`, `Basic ${basic}`],
      [`${dataCenter}/rest/api/2/myself`, `Bearer ${pat}`],
    ]
    for (const [address, authorization] of asked)
      expect((await jira.app.request(address, { headers: { authorization } })).status).toBe(200)
  })

  it('names the same tokens when it is opened again', async () => {
    expect(await values()).toEqual(await values())
  })

  it('leads through a fresh sign-in link', async () => {
    const response = await site.request('/open', { method: 'POST' })
    expect([response.status, response.headers.get('location')]).toEqual([
      303,
      'http://127.0.0.1:4500/sign-in/secret',
    ])
  })

  it('says why the dashboard could not start', async () => {
    open(async () => {
      throw new Error('Port 4403 is taken by another program.')
    })
    const response = await site.request('/open', { method: 'POST' })
    expect(response.status).toBe(503)
    expect(await response.text()).toContain('Port 4403 is taken by another program.')
  })
})
