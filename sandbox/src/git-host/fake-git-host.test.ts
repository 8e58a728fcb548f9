import { createHmac } from 'node:crypto'
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from '@jest/globals'
import { createFakeGitHost } from './fake-git-host'
import { afterReview, retryPaymentCalls } from './sample-changes'

interface Received {
  readonly headers: IncomingHttpHeaders
  readonly raw: Buffer
  // biome-ignore lint/suspicious/noExplicitAny: a webhook's body is as deep as GitHub made it.
  readonly json: any
}

const closers: (() => void)[] = []
afterEach(() => {
  for (const close of closers.splice(0)) close()
})

/** A listener that keeps what it was sent and answers with this status, or never. */
const listen = async (status: number | 'never') => {
  const received: Received[] = []
  const server: Server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const raw = Buffer.concat(chunks)
      received.push({ headers: request.headers, raw, json: JSON.parse(raw.toString()) })
      if (status !== 'never') response.writeHead(status).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closers.push(() => {
    server.closeAllConnections()
    server.close()
  })
  return { received, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhooks/abc` }
}

const clock = () => new Date('2026-11-22T10:15:30.123Z')
const secret = 'a secret for tests'
const events = ['pull_request', 'pull_request_review', 'push', 'repository']
const repository = 'acme/storefront'

const start = async (status: number | 'never' = 202) => {
  const host = createFakeGitHost({
    name: 'Acme Git',
    publicUrl: 'http://127.0.0.1:1',
    clock,
    webhookTimeoutMs: status === 'never' ? 150 : 5_000,
  })
  const listener = await listen(status)
  const hook = host.addHook({ repository, url: listener.url, secret, events })
  return { host, hook, ...listener }
}

const open = {
  repository,
  title: 'Retry payment calls with a deadline',
  branch: 'SHOP-7-payment-deadline',
  author: 'mina',
  commits: [retryPaymentCalls],
}

describe('webhooks', () => {
  it('signs the exact bytes and says where it comes from', async () => {
    const { host, hook, received } = await start()
    const { pullRequest, delivery } = await host.openPullRequest(open)
    expect(pullRequest).toMatchObject({ number: 42, state: 'open', author: 'mina' })
    expect(delivery).toMatchObject({ event: 'pull_request', action: 'opened', status: 202 })
    for (const { headers, raw } of received) {
      const expected = createHmac('sha256', secret).update(raw).digest('hex')
      expect(headers['x-hub-signature-256']).toBe(`sha256=${expected}`)
      expect(headers['x-github-hook-id']).toBe(String(hook.id))
      expect(headers['user-agent']).toMatch(/^GitHub-Hookshot\//)
      expect(headers['content-type']).toBe('application/json')
      expect(headers['x-github-enterprise-host']).toBe('127.0.0.1:1')
    }
    expect(received.map(({ headers }) => headers['x-github-event'])).toEqual(['push', 'pull_request'])
    expect(received.at(-1)?.headers['x-github-delivery']).toBe(delivery?.id)
  })

  it('tells the whole life of a pull request', async () => {
    const { host, received } = await start()
    const name = {
      repository,
      number: (await host.openPullRequest({ ...open, isDraft: true })).pullRequest.number,
    }
    await host.push({ ...name, ...afterReview })
    await host.markReady(name)
    await host.requestReview({ ...name, reviewer: 'dana' })
    await host.editPullRequest({ ...name, title: 'SHOP-7 Retry payment calls with a deadline' })
    await host.review({ ...name, reviewer: 'dana', verdict: 'approved', body: 'Good.' })
    await host.convertToDraft(name)
    await host.markReady(name)
    await host.close({ ...name, by: 'mina' })
    await host.reopen({ ...name, by: 'mina' })
    await host.merge({ ...name, by: 'dana', method: 'squash' })
    const told = received
      .filter(({ headers }) => headers['x-github-event'] !== 'push')
      .map(({ headers, json }) => `${headers['x-github-event']} ${json.action}`)
    expect(told).toEqual([
      'pull_request opened',
      'pull_request synchronize',
      'pull_request ready_for_review',
      'pull_request review_requested',
      'pull_request edited',
      'pull_request_review submitted',
      'pull_request converted_to_draft',
      'pull_request ready_for_review',
      'pull_request closed',
      'pull_request reopened',
      'pull_request closed',
    ])
    const merged = received.at(-1)?.json
    expect(merged).toMatchObject({
      number: 42,
      sender: { login: 'dana' },
      repository: { id: 501, full_name: repository, private: false },
      pull_request: {
        merged: true,
        state: 'closed',
        merged_by: { login: 'dana' },
        commits: 2,
        changed_files: 3,
      },
    })
    expect(received.at(-2)?.json).toMatchObject({
      ref: 'refs/heads/main',
      after: merged.pull_request.merge_commit_sha,
    })
  })

  it('says what the pull request was called before it was edited', async () => {
    const { host, received } = await start()
    const { pullRequest } = await host.openPullRequest(open)
    await host.editPullRequest({ repository, number: pullRequest.number, title: 'Other', body: 'New' })
    expect(received.at(-1)?.json.changes).toEqual({ title: { from: open.title }, body: { from: '' } })
  })

  it('sends a redelivery with the same id and the same bytes', async () => {
    const { host, received } = await start()
    const { delivery } = await host.openPullRequest(open)
    const again = await host.redeliver(delivery?.id ?? '')
    expect(again).toMatchObject({ id: delivery?.id, status: 202, isRedelivery: true })
    expect(received.at(-1)?.raw).toEqual(received.at(-2)?.raw)
    expect(host.deliveries()).toHaveLength(3)
  })

  it.each([500, 302])('keeps the status %d and does not try again', async (status) => {
    const { host, received } = await start(status)
    const { delivery } = await host.openPullRequest(open)
    expect(delivery?.status).toBe(status)
    expect(received).toHaveLength(2)
  })

  it('gives up when no answer comes in time', async () => {
    const { host } = await start('never')
    const { delivery } = await host.openPullRequest(open)
    expect(delivery).toBeDefined()
    expect(delivery?.status).toBeUndefined()
    expect(delivery?.durationMs).toBeGreaterThanOrEqual(140)
  })

  it('loses as many webhooks as it is told', async () => {
    const { host, received } = await start()
    host.faults.set({ kind: 'webhook-lost', times: 1 })
    const { deliveries } = await host.openPullRequest(open)
    expect(deliveries.map(({ status }) => status)).toEqual([undefined, 202])
    expect(received).toHaveLength(1)
  })

  it('sends nothing where nobody listens', async () => {
    const { host, received } = await start()
    const { delivery } = await host.openPullRequest({ ...open, repository: 'acme/payments-gateway' })
    expect(delivery).toBeUndefined()
    expect(received).toEqual([])
  })

  it('tells of a new name, under which the repository keeps its id', async () => {
    const { host, received } = await start()
    await host.renameRepository({ from: repository, to: 'acme/shop', by: 'olu' })
    expect(received.at(-1)?.json).toMatchObject({
      action: 'renamed',
      changes: { repository: { name: { from: 'storefront' } } },
      repository: { id: 501, full_name: 'acme/shop' },
    })
  })
})

describe('what GitHub would refuse', () => {
  it.each([
    ['a review of one’s own work', 'review', { reviewer: 'mina', verdict: 'approved' }],
    ['a review by its author on request', 'requestReview', { reviewer: 'mina' }],
    ['reopening what is open', 'reopen', { by: 'mina' }],
  ] as const)('throws for %s', async (_name, step, more) => {
    const { host } = await start()
    const { pullRequest } = await host.openPullRequest(open)
    const name = { repository, number: pullRequest.number }
    const steps = host as unknown as Record<string, (request: object) => Promise<unknown>>
    await expect(steps[step]?.({ ...name, ...more })).rejects.toThrow()
  })

  it('throws for merging a draft, and for what it does not know', async () => {
    const { host } = await start()
    const { pullRequest } = await host.openPullRequest({ ...open, isDraft: true })
    await expect(host.merge({ repository, number: pullRequest.number, by: 'dana' })).rejects.toThrow()
    await expect(host.merge({ repository, number: 999, by: 'dana' })).rejects.toThrow()
    await expect(host.openPullRequest({ ...open, author: 'nobody' })).rejects.toThrow()
  })
})

describe('keeping and starting over', () => {
  it('comes back from its snapshot with pull requests, hooks and tokens', async () => {
    const { host, hook } = await start()
    const token = host.issueToken('mina')
    await host.openPullRequest(open)
    const later = createFakeGitHost({ name: 'Acme Git', publicUrl: 'http://127.0.0.1:1', clock })
    later.restore(JSON.parse(JSON.stringify(host.snapshot())))
    expect(later.hooks(repository)).toMatchObject([{ id: hook.id, secret }])
    expect(later.findPullRequest({ repository, number: 42 })).toMatchObject({ title: open.title })
    const response = await later.app.request('/api/v3/user', { headers: { authorization: `token ${token}` } })
    expect(response.status).toBe(200)
  })

  it('starts over with the same number, new ids and the same hooks', async () => {
    const { host } = await start()
    const first = await host.openPullRequest(open)
    host.reset()
    expect(host.deliveries()).toEqual([])
    const second = await host.openPullRequest(open)
    expect(second.pullRequest.number).toBe(first.pullRequest.number)
    expect(second.pullRequest.id).not.toBe(first.pullRequest.id)
    expect(second.delivery?.status).toBe(202)
  })

  it('tells listeners what changed until they leave', async () => {
    const { host } = await start()
    const heard: string[] = []
    const leave = host.onChange(({ number, what }) => heard.push(`${number} ${what}`))
    await host.openPullRequest(open)
    leave()
    host.reset()
    expect(heard).toContain('42 opened')
    expect(heard).not.toContain('undefined all')
  })
})
