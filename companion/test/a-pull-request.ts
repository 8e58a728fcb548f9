import type { PullRequest } from '../src/pull-requests/pull-request'

/** An open pull request, but for what a test says about it. */
export const aPullRequest = (changes: Partial<PullRequest> = {}): PullRequest => ({
  repository: { hostRepositoryId: '7001', name: 'acme/storefront', isPrivate: true },
  number: 42,
  title: 'Retry payment calls with a deadline',
  body: '',
  url: 'https://github.com/acme/storefront/pull/42',
  state: 'open',
  branch: 'SHOP-7-payment-deadline',
  baseBranch: 'main',
  headSha: 'a'.repeat(40),
  author: { login: 'mina', name: 'Mina Sato', isBot: false },
  labels: [],
  reviews: [],
  commits: [],
  openedAt: new Date('2026-11-20T10:00:00Z'),
  updatedAt: new Date('2026-11-20T10:00:00Z'),
  mergedAt: undefined,
  mergedBy: undefined,
  mergeSha: undefined,
  fileCount: 1,
  ...changes,
})
