import { retryPaymentCalls } from './sample-changes'
import { createdAt, gateway, people, plans, storefront } from './seeded-repositories'
import { shaOf } from './sha'
import type { FakePullRequest, FakeRepository, FileChange, GitHostState } from './state'

const pullRequest = (
  { id: repositoryId, headSha: baseSha }: FakeRepository,
  own: Pick<FakePullRequest, 'id' | 'number' | 'title' | 'author' | 'branch'> & Partial<FakePullRequest>,
  files: readonly FileChange[],
): FakePullRequest => {
  const sha = shaOf(own.branch)
  const commit = {
    sha,
    parentSha: baseSha,
    message: own.title,
    author: own.author,
    createdAt,
    files: [...files],
  }
  return {
    repositoryId,
    body: null,
    isForkGone: false,
    baseBranch: 'main',
    baseSha,
    state: 'open',
    isDraft: false,
    labels: [],
    requestedReviewers: [],
    commits: [commit],
    reviews: [],
    threads: [],
    remarks: [],
    createdAt,
    updatedAt: createdAt,
    ...own,
  }
}

const lines = (...all: readonly string[]) => all.join('\n')

/** The host as a visitor first finds it: the next pull request of the storefront is #42. */
export const seededState = (): GitHostState =>
  structuredClone({
    nextId: 70_000,
    accounts: [...people],
    repositories: [storefront, gateway, plans],
    deliveries: [],
    pullRequests: [
      pullRequest(
        storefront,
        {
          id: 60_041,
          number: 41,
          title: 'Bump the date library from 3.1.0 to 3.1.2',
          author: 'dependabot[bot]',
          branch: 'dependabot/npm/dates-3.1.2',
          labels: [{ id: 801, name: 'dependencies', color: '0366d6' }],
        },
        [
          {
            path: 'package.json',
            change: 'modified',
            patch: lines(
              '@@ -7,2 +7,2 @@',
              '   "dependencies": {',
              '-    "dates": "3.1.0",',
              '+    "dates": "3.1.2",',
            ),
          },
        ],
      ),
      pullRequest(
        gateway,
        {
          id: 60_017,
          number: 17,
          title: 'Log how long each bank takes to answer',
          author: 'ravi',
          branch: 'log-answer-times',
          state: 'closed',
          closedAt: createdAt,
          merge: { by: 'dana', sha: shaOf('merge of log-answer-times'), mergedAt: createdAt },
        },
        [
          {
            path: 'gateway/bank-call.ts',
            change: 'modified',
            patch: lines(
              '@@ -11,2 +11,3 @@',
              '   const answer = await bank.ask(payment)',
              '+  log.info({ bank: bank.name, ms: elapsed() }, "bank answered")',
              '   return answer',
            ),
          },
        ],
      ),
      pullRequest(
        plans,
        {
          id: 60_003,
          number: 3,
          title: 'SHOP-7 What the buyer may learn about lost orders',
          author: 'olu',
          branch: 'SHOP-7-lost-orders',
          body: 'Figures for the talks. Closes SHOP-7.',
        },
        retryPaymentCalls.files,
      ),
    ],
  })
