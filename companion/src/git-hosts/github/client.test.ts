import { describe, expect, test } from '@jest/globals'
import { holdToContract } from '../../../test/contracts/hold-to-contract'
import { Failure } from '../../failure'
import type { SafeFetch } from '../../fetch/safe-fetch'
import { createGitHubClient } from './client'

const { gatedFetch } = holdToContract('github')
const api = 'https://api.github.com'
const path = '/repos/acme/storefront/pulls/42'
const repository = { hostRepositoryId: '7001', name: 'acme/storefront', isPrivate: true }

const user = (login: string, type = 'User') => ({ login, type })
const pull = (more: object = {}) => ({
  number: 42,
  title: 'SHOP-7 Retry payment calls',
  body: null,
  html_url: 'https://github.com/acme/storefront/pull/42',
  state: 'open',
  draft: false,
  merged: false,
  merged_at: null,
  merged_by: null,
  merge_commit_sha: 'f'.repeat(40),
  user: user('mina'),
  labels: [{ name: 'payments' }],
  head: { ref: 'SHOP-7-deadline', sha: 'a'.repeat(40), repo: null },
  base: {
    ref: 'main',
    sha: 'b'.repeat(40),
    repo: { id: 7_001, full_name: 'acme/storefront', private: true },
  },
  created_at: '2026-11-02T09:00:00Z',
  updated_at: '2026-11-03T16:20:00Z',
  changed_files: 3,
  ...more,
})

interface Answer {
  readonly body?: unknown
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
}
type Answers = Readonly<Record<string, Answer | (() => Promise<Response>)>>

/** A GitHub that knows these paths, `?per_page=100` left out; everything else is empty, and nobody has another name. */
const fakeGitHub = (answers: Answers) => {
  const asked: string[] = []
  const authorizations = new Set<string | undefined>()
  const fetch: SafeFetch = async (url, request) => {
    const place = url.replace(api, '').replace(/\?per_page=100$/, '')
    asked.push(place)
    authorizations.add(request?.headers?.['authorization'])
    const answer = answers[place] ?? defaults(place)
    if (typeof answer === 'function') return answer()
    const headers = { 'content-type': 'application/json; charset=utf-8', ...answer.headers }
    return new Response(JSON.stringify(answer.body ?? null), { status: answer.status ?? 200, headers })
  }
  const access = { baseUrl: api, token: 'the token', fetch: gatedFetch(fetch) }
  return { asked, authorizations, client: createGitHubClient(access) }
}

const defaults = (place: string): Answer => {
  if (place === path) return { body: pull() }
  if (place.startsWith('/users/')) return { body: { login: place.slice('/users/'.length) } }
  return { body: [] }
}

const getPullRequest = (answers: Answers) => fakeGitHub(answers).client.getPullRequest(repository, 42)

describe('a pull request', () => {
  test('is told in our words', async () => {
    const got = await getPullRequest({
      [`${path}/commits`]: { body: [{ sha: 'a'.repeat(40), commit: { message: 'Give up\n\nSHOP-7' } }] },
      [`${path}/reviews`]: { body: [{ user: user('dana'), state: 'APPROVED' }] },
      '/users/mina': { body: { login: 'mina', name: 'Mina Sato' } },
    })
    expect(got).toEqual({
      repository,
      number: 42,
      title: 'SHOP-7 Retry payment calls',
      body: '',
      url: 'https://github.com/acme/storefront/pull/42',
      state: 'open',
      branch: 'SHOP-7-deadline',
      headSha: 'a'.repeat(40),
      baseBranch: 'main',
      author: { login: 'mina', name: 'Mina Sato', isBot: false },
      labels: ['payments'],
      reviews: [{ reviewer: { login: 'dana', name: 'dana', isBot: false }, verdict: 'approved' }],
      commits: [{ sha: 'a'.repeat(40), message: 'Give up\n\nSHOP-7' }],
      openedAt: new Date('2026-11-02T09:00:00Z'),
      updatedAt: new Date('2026-11-03T16:20:00Z'),
      mergedAt: undefined,
      mergedBy: undefined,
      mergeSha: undefined,
      fileCount: 3,
    })
  })

  test('that was merged says when, by whom and as which commit', async () => {
    const merged = pull({
      state: 'closed',
      merged: true,
      merged_at: '2026-11-03T16:20:00Z',
      merged_by: user('dana'),
    })
    const got = await getPullRequest({ [path]: { body: merged } })
    expect(got).toMatchObject({
      state: 'merged',
      mergedAt: new Date('2026-11-03T16:20:00Z'),
      mergedBy: 'dana',
      mergeSha: 'f'.repeat(40),
    })
  })

  test.each([
    [true, { requested_reviewers: [user('dana')], requested_teams: [] }],
    [true, { requested_reviewers: [], requested_teams: [{ slug: 'web' }] }],
    [false, { requested_reviewers: [], requested_teams: [] }],
    [undefined, {}],
  ])('waits for a review: %p, when GitHub says %j', async (expected, more) => {
    expect((await getPullRequest({ [path]: { body: pull(more) } })).isReviewRequested).toBe(expected)
  })

  test.each([
    ['open', {}],
    ['draft', { draft: true }],
    ['declined', { state: 'closed' }],
    ['declined', { state: 'closed', draft: true }],
    ['merged', { state: 'closed', merged: undefined, merged_at: '2026-11-03T16:20:00Z' }],
    ['open', { draft: undefined, merged: undefined, labels: undefined, changed_files: undefined }],
  ])('is %s when GitHub says %j', async (state, more) => {
    expect((await getPullRequest({ [path]: { body: pull(more) } })).state).toBe(state)
  })

  test('of a deleted account is by a ghost', async () => {
    const { author } = await getPullRequest({ [path]: { body: pull({ user: null }) } })
    expect(author).toEqual({ login: 'ghost', name: 'ghost', isBot: false })
  })

  test('is asked with the token, and each name once, however often somebody appears; bots have none', async () => {
    const { asked, authorizations, client } = fakeGitHub({
      [path]: { body: pull({ state: 'closed', merged_at: '2026-11-03T16:20:00Z', merged_by: user('dana') }) },
      [`${path}/reviews`]: {
        body: [
          { user: user('dana'), state: 'APPROVED' },
          { user: user('lint[bot]', 'Bot'), state: 'COMMENTED' },
          { user: user('kim'), state: 'COMMENTED' },
        ],
      },
    })
    await client.getPullRequest(repository, 42)
    await client.getPullRequest(repository, 42)
    expect(asked.filter((place) => place.startsWith('/users/')).sort()).toEqual([
      '/users/dana',
      '/users/kim',
      '/users/mina',
    ])
    expect([...authorizations]).toEqual(['token the token'])
  })

  test('does without a name that the host does not tell', async () => {
    for (const status of [403, 404, 410]) {
      const { author } = await getPullRequest({ '/users/mina': { status } })
      expect(author.name).toBe('mina')
    }
  })

  test('waits for a name that the host cannot tell at the moment', async () => {
    for (const status of [429, 503])
      await expect(getPullRequest({ '/users/mina': { status } })).rejects.toMatchObject({
        code: expect.stringMatching(/git-host-(rate-limited|unavailable)/),
      })
  })
})

describe('the last word of each reviewer', () => {
  const [approved, refused, commented, dismissed] = [
    'APPROVED',
    'CHANGES_REQUESTED',
    'COMMENTED',
    'DISMISSED',
  ] as const
  test.each([
    ['an approval', [approved], 'approved'],
    ['a comment after an approval takes nothing back', [approved, commented], 'approved'],
    ['an approval after a comment', [commented, approved], 'approved'],
    ['changes asked for after an approval', [approved, refused], 'changesRequested'],
    ['an approval after changes', [refused, approved], 'approved'],
    ['a dismissal takes it back', [refused, dismissed], 'commented'],
    ['an approval after a dismissal', [dismissed, approved], 'approved'],
    ['a review that is not submitted', [approved, 'PENDING'], 'approved'],
    ['a state of the future', [refused, 'APPLAUDED'], 'changesRequested'],
  ])('%s', async (_, states, verdict) => {
    const body = states.map((state) => ({ user: user('dana'), state }))
    const { reviews } = await getPullRequest({ [`${path}/reviews`]: { body } })
    expect(reviews.map((review) => review.verdict)).toEqual([verdict])
  })

  test('stands in the order in which they first spoke, a deleted account as a ghost', async () => {
    const body = [
      { user: user('dana'), state: commented },
      { user: null, state: approved },
      { user: user('kim'), state: approved },
      { user: user('dana'), state: refused },
      { user: user('lee'), state: 'PENDING' },
    ]
    const { reviews } = await getPullRequest({ [`${path}/reviews`]: { body } })
    expect(reviews.map(({ reviewer, verdict }) => `${reviewer.login} ${verdict}`)).toEqual([
      'dana changesRequested',
      'ghost approved',
      'kim approved',
    ])
  })

  test('is not the word of the author, whose answers in a review GitHub lists as reviews too', async () => {
    const body = [
      { user: user('mina'), state: commented },
      { user: user('dana'), state: approved },
    ]
    const { reviews } = await getPullRequest({ [`${path}/reviews`]: { body } })
    expect(reviews.map(({ reviewer }) => reviewer.login)).toEqual(['dana'])
  })
})

describe('lists', () => {
  const file = (filename: string, status = 'modified', more: object = {}) => ({
    filename,
    status,
    additions: 2,
    deletions: 1,
    ...more,
  })

  test('are read to their last page by the links GitHub gives', async () => {
    const next = `${api}/repositories/7001/pulls/42/files?per_page=100&page=2`
    const { client, asked } = fakeGitHub({
      [`${path}/files`]: {
        body: [file('a.ts')],
        headers: { link: `<${api}/x?page=9>; rel="last", <${next}>; rel="next"` },
      },
      '/repositories/7001/pulls/42/files?per_page=100&page=2': {
        body: [file('b.ts')],
        headers: { link: `<${api}${path}/files?per_page=100&page=1>; rel="prev"` },
      },
    })
    expect((await client.getChangedFiles(repository, 42)).map((found) => found.path)).toEqual([
      'a.ts',
      'b.ts',
    ])
    expect(asked).toHaveLength(2)
  })

  test('end after 30 pages, even when every page names a next one', async () => {
    const endless = { body: [file('a.ts')], headers: { link: `<${api}${path}/files>; rel="next"` } }
    const { client, asked } = fakeGitHub({ [`${path}/files`]: endless })
    expect(await client.getChangedFiles(repository, 42)).toHaveLength(30)
    expect(asked).toHaveLength(30)
  })

  test('of files say what happened to each', async () => {
    const body = [
      file('new.ts', 'added'),
      file('copy.ts', 'copied', { previous_filename: 'new.ts' }),
      file('gone.ts', 'removed'),
      file('moved.ts', 'renamed', { previous_filename: 'old/moved.ts' }),
      file('mode.sh', 'changed', { additions: 0, deletions: 0 }),
    ]
    const { client } = fakeGitHub({ [`${path}/files`]: { body } })
    const files = await client.getChangedFiles(repository, 42)
    expect(files.map(({ change }) => change)).toEqual(['added', 'added', 'removed', 'renamed', 'modified'])
    expect(files[3]).toEqual({
      path: 'moved.ts',
      previousPath: 'old/moved.ts',
      change: 'renamed',
      addedLines: 2,
      removedLines: 1,
    })
  })

  test('of files give the patch where GitHub does', async () => {
    const patch = '@@ -1 +1 @@\n-a\n+b'
    const body = [file('a.ts', 'modified', { patch }), file('logo.png', 'added')]
    const { client } = fakeGitHub({ [`${path}/files`]: { body } })
    const files = await client.getChangedFiles(repository, 42)
    expect(files.map((found) => found.patch)).toEqual([patch, undefined])
  })
})

describe('what fails', () => {
  const inTwoMinutes = String(Math.ceil(Date.now() / 1000) + 120)
  const lastYear = String(Math.ceil(Date.now() / 1000) - 31_536_000)
  const nextYear = String(Math.ceil(Date.now() / 1000) + 31_536_000)
  const limited = 'git-host-rate-limited'

  test.each<[string, Answer, string, number | undefined]>([
    ['a refused token', { status: 401 }, 'git-host-token-refused', undefined],
    ['a missing right', { status: 403 }, 'git-host-refused', undefined],
    [
      'a right that is missing while calls are left',
      { status: 403, headers: { 'x-ratelimit-remaining': '4999' } },
      'git-host-refused',
      undefined,
    ],
    [
      'a used-up limit',
      { status: 403, headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': inTwoMinutes } },
      limited,
      120,
    ],
    [
      'a used-up limit whose end has passed',
      { status: 403, headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': lastYear } },
      limited,
      60,
    ],
    [
      'a used-up limit whose end is far away',
      { status: 403, headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': nextYear } },
      limited,
      3_600,
    ],
    [
      'the second limit without a time',
      { status: 403, body: { message: 'You have exceeded a secondary rate limit.' } },
      limited,
      60,
    ],
    ['the second limit', { status: 403, headers: { 'retry-after': '90' } }, limited, 90],
    ['too many calls', { status: 429, headers: { 'retry-after': '7' } }, limited, 7],
    ['too many calls for a day', { status: 429, headers: { 'retry-after': '86400' } }, limited, 3_600],
    ['too many calls without a time', { status: 429 }, limited, 60],
    ['a pull request that is gone', { status: 404 }, 'git-host-not-found', undefined],
    ['an account that is gone', { status: 410 }, 'git-host-refused', undefined],
    ['a broken GitHub', { status: 500 }, 'git-host-unavailable', undefined],
    ['a busy GitHub', { status: 503 }, 'git-host-unavailable', undefined],
    ['an answer of another shape', { body: { number: 'many' } }, 'payload-invalid', undefined],
    ['an empty answer', { body: null }, 'payload-invalid', undefined],
  ])('%s', async (_, answer, code, retryAfterSeconds) => {
    const failure = await getPullRequest({ [path]: answer }).catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(Failure)
    const { code: given, retryAfterSeconds: seconds } = failure as Failure
    expect(given).toBe(code)
    if (retryAfterSeconds === undefined) expect(seconds).toBeUndefined()
    else expect(Math.abs((seconds ?? 0) - retryAfterSeconds)).toBeLessThanOrEqual(30)
  })

  test('a network that is down is a host that does not answer', async () => {
    const down = async () => {
      throw new TypeError('fetch failed', { cause: new Error('connect ECONNREFUSED') })
    }
    await expect(getPullRequest({ [path]: down })).rejects.toMatchObject({ code: 'git-host-unavailable' })
  })

  test('an address that must not be called stays what it is', async () => {
    const refused = async () => {
      throw new Failure('url-refused', 'Throughline does not call this address.')
    }
    await expect(getPullRequest({ [path]: refused })).rejects.toMatchObject({ code: 'url-refused' })
  })

  test.each(['commits', 'reviews'])('a list of %s that cannot be read is no empty list', async (list) => {
    await expect(getPullRequest({ [`${path}/${list}`]: { body: [{}] } })).rejects.toMatchObject({
      code: 'payload-invalid',
    })
  })

  test('without the token in any word of it', async () => {
    const failure = await getPullRequest({ [path]: { status: 500 } }).catch((error: unknown) => error)
    expect(String((failure as Error).stack)).not.toContain('the token')
    expect(JSON.stringify(failure)).not.toContain('the token')
  })
})

describe('the address', () => {
  test('keeps the path of an Enterprise Server, and a name cannot lead out of it', async () => {
    const asked: string[] = []
    const fetch: SafeFetch = async (url) => {
      asked.push(url)
      return new Response('[]', { headers: { 'content-type': 'application/json' } })
    }
    const client = createGitHubClient({
      baseUrl: 'https://git.acme.example/api/v3',
      token: 't',
      fetch: gatedFetch(fetch),
    })
    await client.getChangedFiles(repository, 42)
    await client.getChangedFiles({ ...repository, name: 'acme/a?b#c{d}:e' }, 42)
    expect(asked).toEqual([
      'https://git.acme.example/api/v3/repos/acme/storefront/pulls/42/files?per_page=100',
      'https://git.acme.example/api/v3/repos/acme/a%3Fb%23c%7Bd%7D%3Ae/pulls/42/files?per_page=100',
    ])
  })
})
