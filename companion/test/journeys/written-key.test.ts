import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { createWorld, eventually, type World } from '../world'

let world: World

beforeAll(async () => {
  world = await createWorld()
}, 60_000)

afterAll(async () => {
  await world.stop()
  expect(world.violations()).toEqual([])
})

const open = (
  branch: string,
  more: { title?: string; body?: string; message?: string; isDraft?: boolean } = {},
) =>
  world.gitHost.openPullRequest({
    repository: 'acme/storefront',
    title: more.title ?? 'Retry payment calls with a deadline',
    branch,
    body: more.body ?? '',
    author: 'mina',
    isDraft: more.isDraft ?? false,
    commits: [
      {
        message: more.message ?? 'Give up after eight seconds',
        files: [
          {
            path: 'checkout/retry-policy.ts',
            change: 'added',
            patch: '@@ -0,0 +1,2 @@\n+export const a = 1\n+',
          },
        ],
      },
    ],
  })

const rowsOf = async (issueKey: string) =>
  (await world.readPanel(issueKey)).repositories.flatMap(({ pullRequests }) => pullRequests)

const rowOf = (issueKey: string, label: string) =>
  eventually(
    async () => (await rowsOf(issueKey)).find((row) => row.label === label),
    (row) => row !== undefined,
  )

const shipped = async (issueId: string) =>
  world.jira.comments(issueId).filter(({ properties }) => properties.some(({ key }) => key === 'throughline'))

describe('a pull request with the key in its branch', () => {
  const issueId = () => world.jira.findIssue('SHOP-7')?.id ?? ''

  test('goes from open to merged in the panel, and its merge becomes one comment on the issue', async () => {
    const { pullRequest, delivery } = await open('SHOP-7-payment-deadline')
    const name = { repository: 'acme/storefront', number: pullRequest.number }
    const label = `#${pullRequest.number}`
    expect(delivery?.status).toBe(202)

    expect(await rowOf('SHOP-7', label)).toMatchObject({
      title: 'Retry payment calls with a deadline',
      state: 'open',
      branch: 'SHOP-7-payment-deadline',
      author: { name: 'Mina Sato', isBot: false },
      reviews: [],
      why: { place: 'branch', writtenKey: 'SHOP-7', branch: 'SHOP-7-payment-deadline' },
    })
    const link = await eventually(
      () =>
        world.jira
          .remoteLinks(issueId())
          .find(({ object }) => object.url.endsWith(`/pull/${pullRequest.number}`)),
      (found) => found !== undefined,
    )
    expect(JSON.stringify(link)).toContain('Open pull request in acme/storefront')

    await world.gitHost.review({ ...name, reviewer: 'dana', verdict: 'approved' })
    await eventually(
      () => rowOf('SHOP-7', label),
      (row) => row?.reviews[0]?.verdict === 'approved',
    )

    await world.gitHost.merge({ ...name, by: 'dana' })
    const comments = await eventually(
      () => shipped(issueId()),
      (found) => found.length === 1,
    )
    expect(JSON.stringify(comments[0]?.body)).toContain('Merged: ')
    const panel = await eventually(
      () => world.readPanel('SHOP-7'),
      ({ summaries }) => summaries.some((summary) => summary.label === label && summary.isPosted),
    )
    expect(panel.summaries[0]).toMatchObject({
      label,
      mergedBy: 'Dana Ortiz',
      baseBranch: 'main',
      fileCount: 1,
    })
    expect(await rowOf('SHOP-7', label)).toMatchObject({ state: 'merged' })
  })
})

describe('where the key stands', () => {
  test.each([
    ['title', { title: 'SHOP-8: Show the total' }, { place: 'title', writtenKey: 'SHOP-8' }],
    [
      'description',
      { body: 'Fixes SHOP-8' },
      { place: 'description', writtenKey: 'SHOP-8', closingWord: 'Fixes' },
    ],
    ['commit', { message: 'SHOP-8 Show the total' }, { place: 'commit', subject: 'SHOP-8 Show the total' }],
    ['lower-case title', { title: 'shop-8 show the total' }, { place: 'title', writtenKey: 'shop-8' }],
  ])('in the %s it links, and the panel says so', async (_, more, why) => {
    const { pullRequest } = await open(`total-${Math.random().toString(36).slice(2)}`, more)
    expect((await rowOf('SHOP-8', `#${pullRequest.number}`))?.why).toMatchObject(why)
  })
})

describe('a key that leaves the pull request', () => {
  test('takes the link and its web link with it', async () => {
    const { pullRequest } = await open('no-key-here', { title: 'SHOP-8 Show the total' })
    await rowOf('SHOP-8', `#${pullRequest.number}`)
    const links = () =>
      world.jira
        .remoteLinks(world.jira.findIssue('SHOP-8')?.id ?? '')
        .filter(({ object }) => object.url.endsWith(`/pull/${pullRequest.number}`))
    await eventually(links, (found) => found.length === 1)

    await world.gitHost.editPullRequest({
      repository: 'acme/storefront',
      number: pullRequest.number,
      title: 'Show the total',
    })
    await eventually(
      () => rowsOf('SHOP-8'),
      (rows) => !rows.some(({ label }) => label === `#${pullRequest.number}`),
    )
    await eventually(links, (found) => found.length === 0)
  })
})

describe('what must not be linked', () => {
  test('a private repository that nobody mapped stays invisible', async () => {
    const { delivery } = await world.gitHost.openPullRequest({
      repository: 'acme/acquisition-plans',
      title: 'SHOP-7 secret plans',
      branch: 'SHOP-7-plans',
      author: 'mina',
      commits: [
        { message: 'SHOP-7', files: [{ path: 'plan.md', change: 'added', patch: '@@ -0,0 +1 @@\n+x' }] },
      ],
    })
    expect(delivery?.status).toBe(202)
    const { pullRequest } = await open('SHOP-7-after-the-secret')
    await rowOf('SHOP-7', `#${pullRequest.number}`)
    const seen = JSON.stringify([await world.readPanel('SHOP-7'), world.jira.remoteLinks('10007')])
    expect(seen).not.toContain('secret plans')
    expect(seen).not.toContain('acquisition-plans')
  })

  test('an issue that Jira does not have, and a key that is only the name of a standard', async () => {
    const { pullRequest } = await open('plain', { title: 'SHOP-9999, UTF-8 and SHOP-8' })
    await rowOf('SHOP-8', `#${pullRequest.number}`)
    expect((await world.readPanel('SHOP-9999')).repositories).toEqual([])
  })
})
