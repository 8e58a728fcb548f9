import { describe, expect, it } from '@jest/globals'
import { createFakeGitHost } from './fake-git-host'
import { retryPaymentCalls } from './sample-changes'

const clock = () => new Date('2026-11-22T10:15:30Z')
const repository = 'acme/storefront'

const start = async () => {
  const host = createFakeGitHost({
    name: 'Acme Git',
    publicUrl: 'http://git.test',
    clock,
    webhookTimeoutMs: 100,
  })
  const headers = { authorization: `Bearer ${host.issueToken('olu')}` }
  const events = ['pull_request', 'repository', 'push']
  host.addHook({ repository, url: 'http://127.0.0.1:1/nobody', events })
  const commits = [retryPaymentCalls]
  await host.openPullRequest({ repository, title: 'Retry', branch: 'retry', author: 'mina', commits })
  return { host, get: (path: string) => host.app.request(`http://git.test/api/v3${path}`, { headers }) }
}

const told = (body: string | undefined) => JSON.parse(body ?? '{}')

describe('a repository', () => {
  it('keeps its number in another owner’s hands, and its old name leads to it', async () => {
    const { host, get } = await start()
    const id = host.findRepository(repository)?.id
    const [delivery] = await host.transferRepository({ from: repository, to: 'acme-labs/shop', by: 'olu' })
    expect(told(delivery?.requestBody)).toMatchObject({
      action: 'transferred',
      changes: { owner: { from: { organization: { login: 'acme' } } } },
      repository: { id, full_name: 'acme-labs/shop' },
    })
    const answer = await get(`/repos/${repository}/pulls/42`)
    expect([answer.status, answer.headers.get('location')]).toEqual([
      301,
      `http://git.test/api/v3/repositories/${id}/pulls/42`,
    ])
  })

  it('goes to nobody without an account', async () => {
    const { host } = await start()
    await expect(host.transferRepository({ from: repository, to: 'nobody/shop', by: 'olu' })).rejects.toThrow(
      'no account nobody',
    )
  })
})

describe('a pull request', () => {
  const name = { repository, number: 42 }

  it('has other commits after a force push, and the push says that it was forced', async () => {
    const { host } = await start()
    const { pullRequest, deliveries } = await host.forcePush({ ...name, commits: [retryPaymentCalls] })
    expect(pullRequest.commits).toHaveLength(1)
    expect(deliveries.map(({ event }) => event)).toEqual(['push', 'pull_request'])
    expect(told(deliveries[0]?.requestBody)).toMatchObject({ forced: true })
    expect(told(deliveries[1]?.requestBody)).toMatchObject({ action: 'synchronize' })
  })

  it('gets a label once, and loses it', async () => {
    const { host } = await start()
    const added = await host.addLabel({ ...name, label: 'no-ticket' })
    expect(told(added.delivery?.requestBody)).toMatchObject({
      action: 'labeled',
      label: { name: 'no-ticket' },
      pull_request: { labels: [{ name: 'no-ticket' }] },
    })
    await expect(host.addLabel({ ...name, label: 'no-ticket' })).rejects.toThrow()
    const removed = await host.removeLabel({ ...name, label: 'no-ticket' })
    expect(told(removed.delivery?.requestBody)).toMatchObject({
      action: 'unlabeled',
      label: { name: 'no-ticket' },
      pull_request: { labels: [] },
    })
  })

  it('of a deleted fork has a head without a repository', async () => {
    const { host, get } = await start()
    const commits = [retryPaymentCalls]
    await host.openPullRequest({
      repository,
      title: 'From a fork',
      branch: 'fork',
      author: 'mina',
      commits,
      isForkGone: true,
    })
    expect(await (await get(`/repos/${repository}/pulls/43`)).json()).toMatchObject({
      head: { ref: 'fork', label: 'mina:fork', repo: null },
      base: { repo: { full_name: repository } },
    })
  })
})

describe('commits', () => {
  it('are compared in pages, the oldest first, and begin with the newest where they are listed', async () => {
    const { host, get } = await start()
    for (const message of ['Second', 'Third'])
      await host.push({ repository, number: 42, ...retryPaymentCalls, message })
    const { baseSha = '', commits = [] } = host.findPullRequest({ repository, number: 42 }) ?? {}
    const head = commits.at(-1)?.sha
    const compared = await get(`/repos/${repository}/compare/${baseSha}...${head}?per_page=2`)
    expect(await compared.json()).toMatchObject({
      total_commits: 3,
      commits: [{ sha: commits[0]?.sha }, { sha: commits[1]?.sha }],
    })
    expect(compared.headers.get('link')).toContain('page=2')
    const listed = await get(`/repos/${repository}/commits?sha=${head}&per_page=1`)
    expect(await listed.json()).toMatchObject([{ sha: head, commit: { message: 'Third' } }])
    expect((await get(`/repos/${repository}/commits?sha=${'0'.repeat(40)}`)).status).toBe(404)
  })
})
