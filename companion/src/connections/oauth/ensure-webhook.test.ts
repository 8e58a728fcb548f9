import { beforeEach, expect, test } from '@jest/globals'
import { createFakeJira, type FakeJira } from '../../../../sandbox/src/jira/fake-jira'
import { olu } from '../../../../sandbox/src/jira/people'
import { oauthAuth } from '../../jira/auth/oauth'
import { dynamicWebhooks, filterOf } from '../../jira/webhooks/dynamic-webhooks'
import { ensureWebhook } from './ensure-webhook'
import type { RegisteredWebhook } from './registered-webhooks'

const address = 'https://throughline.acme.example/jira/0123456789abcdef0123456789abcdef'
const shop = filterOf(['SHOP']) ?? ''

let jira: FakeJira
let now: Date
beforeEach(() => {
  now = new Date('2026-11-22T10:00:00Z')
  jira = createFakeJira({ cloudId: 'cloud-1', siteUrl: 'http://jira.test', clock: () => now })
})

const ensure = (known: RegisteredWebhook | undefined, jqlFilter = shop, at = address) => {
  jira.admitToken('token', olu.accountId, { expiresInSeconds: 60 })
  const auth = oauthAuth('http://jira.test/ex/jira/cloud-1', async () => 'token')
  const webhooks = dynamicWebhooks(auth, async (url, request) => jira.app.request(url, request))
  return ensureWebhook({ webhooks, address: at, jqlFilter, known, now })
}
const pass = (days: number) => {
  now = new Date(now.getTime() + days * 86_400_000)
}
const registered = () => jira.webhooks().map(({ id, url, jql }) => ({ id, url, jql }))
const asked = () => jira.requests.map(({ method, path }) => `${method} ${path.split('/rest/api/3')[1]}`)

test('a webhook is registered once, for the events that say what changed', async () => {
  const first = await ensure(undefined)
  expect(first.expiresAt).toEqual(new Date('2026-12-22T10:00:00Z'))
  expect(await ensure(first)).toEqual(first)
  expect(registered()).toEqual([{ id: first.remoteId, url: address, jql: 'project IN ("SHOP")' }])
  expect(jira.violations).toEqual([])
})

test.each([
  [14, false],
  [16, true],
  [29, true],
])('after %i days it is refreshed: %s', async (days, isRefreshed) => {
  const first = await ensure(undefined)
  pass(days)
  const later = await ensure(first)
  expect(later.remoteId).toBe(first.remoteId)
  expect(later.expiresAt > first.expiresAt).toBe(isRefreshed)
  expect(asked().includes('PUT /webhook/refresh')).toBe(isRefreshed)
})

test('one that ended while nobody looked is registered anew', async () => {
  const first = await ensure(undefined)
  pass(31)
  const next = await ensure(first)
  expect(next.remoteId).not.toBe(first.remoteId)
  expect(next.expiresAt.getTime() - now.getTime()).toBe(30 * 86_400_000)
})

test('other projects, or another address of ours, take its place', async () => {
  const first = await ensure(undefined)
  const second = await ensure(first, filterOf(['OPS', 'SHOP', 'OPS']))
  expect(registered()).toEqual([{ id: second.remoteId, url: address, jql: 'project IN ("OPS", "SHOP")' }])
  const third = await ensure(second, shop, `${address.slice(0, -1)}0`)
  expect(registered().map(({ id }) => id)).toEqual([third.remoteId])
})

test('there is no filter where there is no project', () => {
  expect(filterOf([])).toBeUndefined()
})
