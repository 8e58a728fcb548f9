import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { dataBeside } from '@throughline/shared/test/data-beside'
import { openFolder } from '../read-data'
import { payloads } from './payloads'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'throughline-eval-'))
})
afterEach(() => rm(folder, { recursive: true }))

const pullRequest = {
  number: 42,
  title: 'Show the total',
  body: 'Closes SHOP-8',
  head: { ref: 'SHOP-7-total' },
  base: { repo: { id: 7, full_name: 'acme/shop' } },
}

/** Writes recordings of the events given, by file, and measures them. */
const measure = async (recordings: Readonly<Record<string, readonly [event: string, body: unknown]>>) => {
  const index = Object.entries(recordings).map(([file, [event]]) => ({
    file,
    event,
    headers: { 'X-GitHub-Event': event },
  }))
  await writeFile(join(folder, 'INDEX.json'), JSON.stringify(index))
  for (const [file, [, body]] of Object.entries(recordings)) {
    await mkdir(join(folder, file, '..'), { recursive: true })
    await writeFile(join(folder, file), typeof body === 'string' ? body : JSON.stringify(body))
  }
  return payloads.measure(await openFolder(folder), () => undefined)
}

describe('recorded deliveries', () => {
  it.each([
    [
      'read',
      { action: 'opened', pull_request: pullRequest },
      { event: 'opened', keys: ['SHOP-7', 'SHOP-8'] },
    ],
    [
      'ignored, with the reason',
      { action: 'locked', pull_request: pullRequest },
      { event: null, reason: 'Nothing follows from pull_request locked.' },
    ],
    ['failed, with the failure', { action: 'opened' }, { event: null, failed: /^payload-invalid: / }],
    ['failed when they are no JSON', '{', { event: null, failed: /not JSON/ }],
  ])('are %s', async (_, body, { failed, ...expected }: { event: string | null; failed?: RegExp }) => {
    const { answers } = await measure({ 'github/x.json': ['pull_request', body] })
    expect(answers).toEqual([
      expect.objectContaining({
        file: 'github/x.json',
        ...expected,
        ...(failed && { failed: expect.stringMatching(failed) }),
      }),
    ])
  })

  it('are counted in all and by host, and a host that is not built is ignored', async () => {
    const { answers, figures } = await measure({
      'github/a.json': ['pull_request', { action: 'opened', pull_request: pullRequest }],
      'github/b.json': ['push', { ref: 'refs/heads/main' }],
      'github/c.json': ['pull_request', {}],
      'sourcehut/d.json': ['patchset', {}],
    })
    expect(figures).toEqual({
      read: 1,
      ignored: 2,
      failed: 1,
      byHost: {
        github: { read: 1, ignored: 1, failed: 1 },
        sourcehut: { read: 0, ignored: 1, failed: 0 },
      },
    })
    expect(answers.at(-1)).toEqual({ file: 'sourcehut/d.json', event: null, reason: 'host not built yet' })
  })
})

const recordings = dataBeside('payloads')

/** The action as the recording's file name says it. */
const kinds: Readonly<Record<string, string>> = {
  opened: 'opened',
  reopened: 'reopened',
  edited: 'updated',
  synchronize: 'updated',
  labeled: 'updated',
  unlabeled: 'updated',
  ready_for_review: 'draftChanged',
  converted_to_draft: 'draftChanged',
  review_requested: 'reviewRequested',
  review_request_removed: 'reviewRequested',
  closed: 'closed',
  closed_merged: 'merged',
}

/** Whoever made this one up left the repository out: there is nothing to look at. */
const withoutRepository = 'github/pull_request.closed.github-for-jira-c1b7ee.json'

const expectedEvent = (file: string): string | null => {
  if (file === withoutRepository) return null
  const [event, action = ''] = file.replace('github/', '').split('.')
  if (event === 'pull_request_review') return 'reviewed'
  return event === 'pull_request' ? (kinds[action] ?? null) : null
}

describe('the recordings of real hosts', () => {
  recordings.test(
    'are each read as what their file says, or ignored on purpose, and none fails',
    async () => {
      const { answers, figures } = await payloads.measure(
        await openFolder(recordings.address),
        () => undefined,
      )
      const ofGitHub = answers as readonly { file: string; event: string | null }[]
      const found = ofGitHub.filter(({ file }) => file.startsWith('github/'))
      expect(found.map(({ file, event }) => [file, event])).toEqual(
        found.map(({ file }) => [file, expectedEvent(file)]),
      )
      expect(found.length).toBeGreaterThan(80)
      expect(figures).toMatchObject({ failed: 0 })
    },
  )
})
