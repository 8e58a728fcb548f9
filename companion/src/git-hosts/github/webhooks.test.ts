import { describe, expect, test } from '@jest/globals'
import { createFakeGitHost } from '../../../../sandbox/src/git-host/fake-git-host'
import { retryPaymentCalls } from '../../../../sandbox/src/git-host/sample-changes'
import { holdToContract } from '../../../test/contracts/hold-to-contract'
import type { SafeFetch } from '../../fetch/safe-fetch'
import { createGitHubClient } from './client'

const { gatedFetch } = holdToContract('github')
const repository = { hostRepositoryId: '501', name: 'acme/storefront', isPrivate: false }
const { name } = repository
const target = { address: 'http://127.0.0.1:1/webhooks/x', secret: 'the secret' }
const longAgo = new Date(0)

const start = (token: Parameters<ReturnType<typeof createFakeGitHost>['issueToken']>[1] = {}) => {
  let at = Date.parse('2026-11-22T10:00:00Z')
  const clock = () => {
    at += 1_000
    return new Date(at)
  }
  const host = createFakeGitHost({
    name: 'Acme Git',
    publicUrl: 'http://git.test',
    clock,
    webhookTimeoutMs: 50,
  })
  const fetch: SafeFetch = async (url, request) => host.app.request(url, request)
  const access = { baseUrl: host.apiUrl, token: host.issueToken('olu', token), fetch: gatedFetch(fetch) }
  return { host, client: createGitHubClient(access) }
}

const open = (host: ReturnType<typeof start>['host']) =>
  host.openPullRequest({
    repository: name,
    title: 'Retry',
    branch: 'retry',
    author: 'mina',
    commits: [retryPaymentCalls],
  })

describe('a webhook', () => {
  test('is made once, however often it is asked for, and takes the newest secret', async () => {
    const { host, client } = start()
    const id = await client.makeWebhook(repository, target)
    expect(await client.makeWebhook(repository, { ...target, secret: 'a newer one' })).toBe(id)
    expect(host.hooks(name)).toMatchObject([
      {
        url: target.address,
        secret: 'a newer one',
        events: ['pull_request', 'pull_request_review', 'issue_comment'],
        isActive: true,
      },
    ])
    expect(host.violations).toEqual([])
  })

  test('that was switched off is on again after a renewal', async () => {
    const { host, client } = start()
    const id = await client.makeWebhook(repository, target)
    host.switchOffHook(Number(id))
    expect(await client.findWebhook(repository, id)).toMatchObject({ isOn: false })
    await client.renewWebhook(repository, id, target)
    expect(await client.findWebhook(repository, id)).toMatchObject({ isOn: true })
  })

  test('tells whether its newest delivery was answered', async () => {
    const { host, client } = start()
    const { id } = host.addHook({ repository: name, url: target.address, events: ['pull_request'] })
    expect(await client.findWebhook(repository, String(id))).toEqual({ isOn: true, wasAnswered: undefined })
    await open(host)
    expect(await client.findWebhook(repository, String(id))).toEqual({ isOn: true, wasAnswered: false })
  })

  test('that is gone is undefined, and as good as removed', async () => {
    const { host, client } = start()
    const id = await client.makeWebhook(repository, target)
    await client.removeWebhook(repository, id)
    await client.removeWebhook(repository, id)
    expect(host.hooks(name)).toEqual([])
    expect(await client.findWebhook(repository, id)).toBeUndefined()
    await expect(client.renewWebhook(repository, id, target)).rejects.toMatchObject({
      code: 'git-host-not-found',
    })
    await expect(client.listFailedDeliveries(repository, id, longAgo)).rejects.toMatchObject({
      code: 'git-host-not-found',
    })
  })

  test.each([
    [{ scopes: ['public_repo'] }, 'git-host-not-found'],
    [{ permissions: ['pull_requests'] as const }, 'git-host-refused'],
  ])('cannot be made with %j', async (token, code) => {
    await expect(start(token).client.makeWebhook(repository, target)).rejects.toMatchObject({ code })
  })
})

describe('deliveries that failed', () => {
  test('are listed oldest first, without those that arrived later, and can be read', async () => {
    const { host, client } = start()
    host.faults.set({ kind: 'webhook-lost' })
    const { id } = host.addHook({ repository: name, url: target.address, events: ['pull_request'] })
    await open(host)
    await host.editPullRequest({ repository: name, number: 42, title: 'Again' })
    const { failed, newest } = await client.listFailedDeliveries(repository, String(id), longAgo)
    const [first, second] = failed
    expect(newest).toEqual(second?.sentAt)
    const [opened, edited] = host.deliveries()
    expect([first?.deliveryId, second?.deliveryId]).toEqual([opened?.id, edited?.id])
    expect(await client.getDelivery(repository, String(id), first?.attemptId ?? '')).toEqual({
      event: 'pull_request',
      body: opened?.requestBody,
    })
    const later = await client.listFailedDeliveries(repository, String(id), first?.sentAt ?? longAgo)
    expect(later.failed).toHaveLength(1)
  })

  test('are found on every page as far as they are new', async () => {
    const { host, client } = start()
    host.faults.set({ kind: 'webhook-lost' })
    const { id } = host.addHook({ repository: name, url: target.address, events: ['pull_request'] })
    await open(host)
    for (let at = 0; at < 120; at += 1)
      await host.editPullRequest({ repository: name, number: 42, title: `Title ${at}` })
    expect((await client.listFailedDeliveries(repository, String(id), longAgo)).failed).toHaveLength(121)
    const before = host.requests.length
    const late = new Date(host.deliveries().at(-10)?.sentAt ?? '')
    expect((await client.listFailedDeliveries(repository, String(id), late)).failed).toHaveLength(9)
    expect(host.requests.length - before).toBe(1)
  })
})

describe('pull requests that changed', () => {
  test('after a time are listed, the newest first, each with what tells whether to ask for it', async () => {
    const { host, client } = start()
    const { pullRequest } = await open(host)
    const since = new Date(pullRequest.createdAt)
    await host.editPullRequest({ repository: name, number: 42, title: 'Again' })
    await open(host)
    const listed = await client.listUpdatedPullRequests(repository, since)
    expect(listed).toMatchObject([
      { number: 43, isOpen: true, author: { login: 'mina', isBot: false } },
      { number: 42, isOpen: true },
    ])
    expect(await client.listUpdatedPullRequests(repository, listed[0]?.updatedAt ?? since)).toEqual([])
  })
})
