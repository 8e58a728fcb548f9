import { expect, it } from '@jest/globals'
import { createFakeGitHost } from './fake-git-host'
import { retryPaymentCalls } from './sample-changes'

const name = { repository: 'acme/storefront', number: 42 }
const path = '/acme/storefront/pull/42'

const start = async () => {
  const clock = () => new Date('2026-11-22T10:15:30.123Z')
  const host = createFakeGitHost({ name: 'Acme Git', publicUrl: 'http://git.test', clock })
  const change = { title: 'Retry', branch: 'retry', author: 'mina', commits: [retryPaymentCalls] }
  await host.openPullRequest({ repository: name.repository, ...change })
  const { id } = host.comment({
    ...name,
    by: 'dana',
    path: 'checkout/payment-call.ts',
    line: 3,
    body: 'Why?',
  })
  const settle = (resolved: string, headers: Readonly<Record<string, string>>) =>
    host.app.request(`http://127.0.0.1:9${path}`, {
      method: 'POST',
      headers: { host: '127.0.0.1:9', ...headers },
      body: new URLSearchParams({ thread: String(id), resolved }),
    })
  const isResolved = () => host.findPullRequest(name)?.threads[0]?.isResolved
  return { host, id, settle, isResolved }
}

it('shows on the page of a pull request what was said about its code, and settles it there', async () => {
  const { host, id, settle, isResolved } = await start()
  host.answer({ ...name, thread: id, by: 'mina', body: 'Because.' })
  const page = await (await host.app.request(path)).text()
  for (const text of ['Why?', 'Because.', 'Not resolved']) expect(page).toContain(text)
  expect((await settle('yes', { origin: 'http://127.0.0.1:9' })).status).toBe(303)
  expect(isResolved()).toBe(true)
  await settle('no', { origin: 'http://127.0.0.1:9' })
  expect(isResolved()).toBe(false)
})

it('is settled by its own page alone', async () => {
  const { settle, isResolved } = await start()
  expect((await settle('yes', { origin: 'https://elsewhere.example' })).status).toBe(403)
  expect(isResolved()).toBe(false)
})

it('has no comment on a file that the pull request does not change', async () => {
  const { host } = await start()
  expect(() => host.comment({ ...name, by: 'dana', path: 'other.ts', line: 1, body: 'x' })).toThrow()
})
