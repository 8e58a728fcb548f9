import { describe, expect, test } from '@jest/globals'
import { Failure } from '../../failure'
import type { ReadGitHub } from './ask-github'
import { readCommits } from './commits'
import type * as schema from './schema'

const commit = (nth: number): schema.Commit => ({ sha: `sha-${nth}`, commit: { message: `Step ${nth}` } })
const commits = (count: number) => Array.from({ length: count }, (_, nth) => commit(nth))

const pull = (more: Partial<schema.PullRequest> = {}): schema.PullRequest => ({
  number: 42,
  title: 'Many steps',
  html_url: 'https://github.com/acme/shop/pull/42',
  state: 'open',
  head: { ref: 'steps', sha: 'head' },
  base: { ref: 'main', sha: 'base', repo: { id: 7, full_name: 'acme/shop', private: false } },
  created_at: '2026-11-20T10:00:00Z',
  updated_at: '2026-11-20T10:00:00Z',
  ...more,
})

/** Answers lists by their path, or fails as GitHub does. */
const github = (answers: Readonly<Record<string, readonly schema.Commit[] | Failure>>) => {
  const asked: string[] = []
  const answerTo = (path: string) => {
    asked.push(path)
    const answer = answers[path] ?? []
    if (answer instanceof Failure) throw answer
    return answer as never
  }
  const ask: ReadGitHub = {
    get: async (_, path) => answerTo(path),
    getPages: async (_, path, pages) => answerTo(`${path} ${pages?.mostPages}`),
  }
  return { ask, asked }
}

const comparison = '/repos/acme/shop/compare/base...head 4'
const newest = '/repos/acme/shop/commits?sha=merge&per_page=1'
const merged = pull({ merged_at: '2026-11-21T10:00:00Z', merge_commit_sha: 'merge', commits: 2 })
const read = (ask: ReadGitHub, of: schema.PullRequest, listed: readonly schema.Commit[]) =>
  readCommits(ask, '/repos/acme/shop', { pull: of, listed })

describe('the commits of a pull request', () => {
  test.each([250, undefined, 3])('are those that are listed when GitHub counts %s', async (count) => {
    const { ask, asked } = github({})
    const listed = commits(250)
    expect(await read(ask, pull({ commits: count }), listed)).toEqual(listed)
    expect(asked).toEqual([])
  })

  test('are compared for when there are more than GitHub lists', async () => {
    const { ask } = github({ [comparison]: commits(300) })
    expect(await read(ask, pull({ commits: 300 }), commits(250))).toHaveLength(300)
  })

  test.each(['git-host-not-found', 'git-host-refused'] as const)(
    'are at least those that are listed, when the comparison fails with %s',
    async (code) => {
      const { ask } = github({ [comparison]: new Failure(code, 'no') })
      expect(await read(ask, pull({ commits: 300 }), commits(250))).toHaveLength(250)
    },
  )

  test('are not guessed at while GitHub is down', async () => {
    const { ask } = github({ [comparison]: new Failure('git-host-unavailable', 'no') })
    await expect(read(ask, pull({ commits: 300 }), commits(250))).rejects.toThrow('no')
  })
})

describe('the commit that a merge left behind', () => {
  const merge = { sha: 'merge', commit: { message: 'Many steps\n\nSHOP-7' } }

  test('comes after the others', async () => {
    const { ask } = github({ [newest]: [merge] })
    expect((await read(ask, merged, commits(2))).map(({ sha }) => sha)).toEqual(['sha-0', 'sha-1', 'merge'])
  })

  test('is within what keys are read from, however many there are', async () => {
    const { ask } = github({ [newest]: [merge] })
    expect((await read(ask, merged, commits(500)))[399]).toEqual(merge)
  })

  test('is not told twice when it is the last one itself', async () => {
    const { ask } = github({ [newest]: [commit(1)] })
    expect(await read(ask, merged, commits(2))).toHaveLength(2)
  })

  test('is left out when this token may not see it', async () => {
    const { ask } = github({ [newest]: new Failure('git-host-refused', 'no') })
    expect(await read(ask, merged, commits(2))).toHaveLength(2)
  })
})
