import { describe, expect, it } from '@jest/globals'
import { type AskingPullRequest, askedOf } from './asked'
import { type IssueFacts, noFacts } from './issue-facts'
import { issueTextOf } from './issue-text'
import { asOf, type RecordedIssue } from './open-issue'
import { personOf } from './people'
import { signalsOf } from './signals-of'

const now = new Date('2024-05-10T12:00:00Z')
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000)
const mina = personOf('Mina Sato', 'msato')
const dana = personOf('Dana Ortiz', 'dortiz')

const issue: RecordedIssue = {
  key: 'SHOP-7',
  summary: 'Refund job runs out of memory',
  description: '',
  type: 'Bug',
  components: [],
  labels: [],
  assignee: undefined,
  reporter: undefined,
  createdAt: daysAgo(10),
  activity: [],
}
const pullRequest: AskingPullRequest = {
  title: 'Stream orders',
  body: '',
  branch: '',
  author: mina,
  commits: [],
  paths: [],
  patch: '',
}

const viewOf = (one: RecordedIssue) => asOf(one, now, issueTextOf(one))

/** Every word is equally rare. */
const weigh = { rarity: () => 1, meanLength: 10 }
const idsOf = (
  more: {
    pullRequest?: Partial<AskingPullRequest>
    issue?: Partial<RecordedIssue>
    facts?: Partial<IssueFacts>
  } = {},
) =>
  signalsOf(
    askedOf({ ...pullRequest, ...more.pullRequest }),
    viewOf({ ...issue, ...more.issue }),
    { ...noFacts, ...more.facts },
    weigh,
    now,
  ).map(({ id }) => id)

describe('signals', () => {
  it('are none where nothing is in common', () => {
    expect(idsOf()).toEqual([])
  })

  it.each<{ what: string; given: Parameters<typeof idsOf>[0]; ids: readonly string[] }>([
    { what: 'the author is the assignee', given: { issue: { assignee: mina } }, ids: ['assignee'] },
    { what: 'somebody else is', given: { issue: { assignee: dana } }, ids: [] },
    { what: 'the author reported it', given: { issue: { reporter: mina } }, ids: ['reporter'] },
    { what: 'it is in progress', given: { facts: { isInProgress: true } }, ids: ['inProgress'] },
    {
      what: 'two words of the branch are in its summary',
      given: { pullRequest: { branch: 'fix/refund-memory' } },
      ids: ['branch'],
    },
    { what: 'one word of the branch is', given: { pullRequest: { branch: 'fix/refund-page' } }, ids: [] },
    {
      what: 'it names a folder',
      given: { pullRequest: { paths: ['server/refund/run.ts'] } },
      ids: ['paths'],
    },
    {
      what: 'it names a folder that every project has',
      given: { issue: { summary: 'Main src' }, pullRequest: { paths: ['src/main/run.ts'] } },
      ids: [],
    },
    {
      what: 'it names a changed file',
      given: {
        issue: { summary: 'RefundJob runs out of memory' },
        pullRequest: { paths: ['server/jobs/RefundJob.ts'] },
      },
      ids: ['paths'],
    },
    {
      what: 'the titles say the same but for how it is spelled',
      given: {
        issue: { summary: 'Expand Flowstack functionality' },
        pullRequest: { title: 'Expand FlowStack functionality' },
      },
      ids: ['title'],
    },
    {
      what: 'the titles say the same',
      given: { pullRequest: { title: 'Refund job runs out of the memory' } },
      ids: ['title'],
    },
    {
      what: 'the title holds every word of its summary',
      given: {
        pullRequest: { title: 'Refund job runs out of memory; drop an index nobody reads, log every batch' },
      },
      ids: ['title'],
    },
    {
      what: 'its summary holds both words of the title',
      given: { pullRequest: { title: 'Refund job' } },
      ids: [],
    },
    {
      what: 'a commit says one of its words',
      given: { pullRequest: { commits: ['Memory of a job'] } },
      ids: ['commitWords'],
    },
    {
      what: 'the author updated it 48 hours ago',
      given: { issue: { activity: [{ at: daysAgo(2), by: mina }] } },
      ids: ['updatedByAuthor', 'recent'],
    },
    {
      what: 'somebody else updated it',
      given: { issue: { activity: [{ at: daysAgo(7), by: dana }] } },
      ids: ['recent'],
    },
    {
      what: 'its component is a folder',
      given: { issue: { components: ['Checkout'] }, pullRequest: { paths: ['checkout/run.ts'] } },
      ids: ['paths', 'component'],
    },
    {
      what: 'its component is of another platform',
      given: { issue: { components: ['Android'] }, pullRequest: { paths: ['iphone/Button.m'] } },
      ids: ['otherComponent'],
    },
    { what: 'nothing happened for 31 days', given: { issue: { createdAt: daysAgo(31) } }, ids: ['stale'] },
    { what: 'its summary is general', given: { issue: { summary: 'Fix bug' } }, ids: ['generalSummary'] },
    {
      what: 'somebody else had a pull request',
      given: { facts: { pullRequestOfAnother: 'Dana Ortiz' } },
      ids: ['otherPullRequest'],
    },
    { what: 'the author only watches', given: { facts: { isWatchedByAuthor: true } }, ids: ['onlyWatcher'] },
    {
      what: 'other work here belongs to its project',
      given: { facts: { isUsualProject: true } },
      ids: ['project'],
    },
  ])('$what: $ids', ({ given, ids }) => {
    expect(idsOf(given)).toEqual(ids)
  })
})
