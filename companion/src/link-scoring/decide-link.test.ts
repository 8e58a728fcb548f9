import { describe, expect, it } from '@jest/globals'
import { decideLink } from './decide-link'
import { noFacts } from './issue-facts'
import type { LinkModel } from './link-model'
import { createMemoryPool } from './memory-pool'
import type { RecordedIssue } from './open-issue'
import { personOf } from './people'

const now = new Date('2024-05-10T12:00:00Z')
const mina = personOf('Mina Sato', 'msato')

const issue = (key: string, summary: string, more: Partial<RecordedIssue> = {}): RecordedIssue => ({
  key,
  summary,
  description: '',
  type: 'Bug',
  components: [],
  labels: [],
  assignee: undefined,
  reporter: undefined,
  createdAt: new Date('2024-05-01T00:00:00Z'),
  activity: [],
  ...more,
})

const issues = [
  issue('SHOP-7', 'Refund job runs out of memory on large orders', { assignee: mina }),
  issue('SHOP-8', 'Refund page shows the wrong currency'),
  issue('SHOP-9', 'Send a mail when a parcel is late'),
]

const pullRequest = {
  title: 'Keep the refund job from running out of memory',
  body: '',
  branch: 'refund-job-memory',
  author: mina,
  commits: ['Stream large orders instead of loading them'],
  paths: ['jobs/refund/run.ts'],
  patch: '',
}

/** Ranks by words alone; trusts whatever it is told to. */
const model = (logit: number): LinkModel => ({
  ranker: { all: 10 },
  trust: { start: logit, weights: {} },
  confidence: [
    [0.5, 60],
    [0.9, 80],
    [1, 99],
  ],
})

const poolOf = (recorded: readonly RecordedIssue[]) =>
  createMemoryPool(recorded).openAt(now, new Uint8Array(recorded.length).fill(1))
const decide = (logit = 4, more: object = {}) =>
  decideLink({ pullRequest, pool: poolOf(issues), now, model: model(logit), ...more })

describe('a pull request without a key', () => {
  it('is linked to the issue that its words and people point to, with the reasons', async () => {
    const { action, ranking, signals, failed } = await decide()
    expect(action).toBe('link')
    expect(ranking.map(({ key }) => key).slice(0, 2)).toEqual(['SHOP-7', 'SHOP-8'])
    expect(signals[0]).toEqual({ id: 'assignee', name: 'Mina Sato' })
    expect(signals.map(({ id }) => id)).toEqual(expect.arrayContaining(['paths', 'branch', 'commitWords']))
    expect(failed).toEqual([])
  })

  it.each([
    { logit: 4, action: 'link' },
    { logit: 1, action: 'suggest' },
    { logit: -0.5, action: 'list' },
    { logit: -4, action: 'none' },
  ])('leads to $action at a logit of $logit', async ({ logit, action }) => {
    expect((await decide(logit)).action).toBe(action)
  })

  it('becomes a question when a safeguard fails', async () => {
    const factsOf = async () => ({ ...noFacts, hasOpenPullRequest: true })
    expect(await decide(4, { factsOf })).toMatchObject({ action: 'suggest', failed: ['open-pull-request'] })
  })

  it('is trusted less where an earlier pull request is likely of the same issue', async () => {
    const trust = { start: 4, weights: { earlierClaim: -4.5 } }
    const decideAfter = (earlierClaim: number) =>
      decide(4, { model: { ...model(4), trust }, factsOf: async () => ({ ...noFacts, earlierClaim }) })
    expect(await decideAfter(0)).toMatchObject({ action: 'link' })
    expect(await decideAfter(0.7)).toMatchObject({ action: 'suggest' })
    expect(await decideAfter(1)).toMatchObject({ action: 'list' })
  })

  it('names the first three, each with its own reasons, and trusts none more than the one before', async () => {
    const { candidates, confidence, signals } = await decide(-0.5)
    expect(candidates.map(({ issue: { key } }) => key)).toEqual(['SHOP-7', 'SHOP-8'])
    expect(candidates[0]).toMatchObject({ confidence, signals })
    expect(candidates[1]?.confidence).toBeLessThan(confidence)
    expect(candidates[1]?.signals.map(({ id }) => id)).toEqual(['paths'])
  })

  it.each([
    { logit: 4, action: 'link', asked: ['SHOP-7'] },
    { logit: -0.5, action: 'list', asked: ['SHOP-7', 'SHOP-8'] },
  ])('asks what else is known of $asked where it leads to $action', async ({ logit, asked }) => {
    const keys: string[] = []
    const factsOf = async ({ key }: { readonly key: string }) => {
      keys.push(key)
      return { ...noFacts, isInProgress: true }
    }
    const { candidates } = await decide(logit, { factsOf })
    expect(keys).toEqual(asked)
    const inProgress = candidates.filter(({ signals }) => signals.some(({ id }) => id === 'inProgress'))
    expect(inProgress.map(({ issue: { key } }) => key)).toEqual(asked)
  })

  it('leads to nothing where there is no issue', async () => {
    expect(await decide(4, { pool: poolOf([]) })).toEqual({
      action: 'none',
      confidence: 0,
      ranking: [],
      candidates: [],
      signals: [],
      failed: [],
    })
  })

  it('gets the same answer in whatever order the issues come', async () => {
    const answerOf = async (recorded: readonly RecordedIssue[]) => {
      const { ranking, confidence } = await decide(4, { pool: poolOf(recorded) })
      return { keys: ranking.map(({ key }) => key), confidence }
    }
    expect(await answerOf([...issues].reverse())).toEqual(await answerOf(issues))
  })
})
