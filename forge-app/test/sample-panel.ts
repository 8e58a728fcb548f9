import type { Panel, PanelPullRequest, PanelRepository, PanelSummary } from '@throughline/shared/panel'

/** The moment at which the samples are looked at. */
export const sampleNow = '2026-11-22T12:00:00Z'

export const samplePullRequest = (differences: Partial<PanelPullRequest> = {}): PanelPullRequest => ({
  id: '45',
  label: '#45',
  title: 'Show a waiting state while the payment retries',
  url: 'https://github.com/acme/storefront/pull/45',
  state: 'open',
  isRevert: false,
  branch: 'SHOP-7-wait-state',
  baseBranch: 'main',
  headSha: 'a1b2c3d4e5f60718293a4b5c6d7e8f9012345678',
  author: { name: 'Mina Sato', isBot: false },
  reviews: [],
  openedAt: '2026-11-20T09:00:00Z',
  updatedAt: '2026-11-22T11:40:00Z',
  why: { place: 'branch', writtenKey: 'SHOP-7', branch: 'SHOP-7-wait-state' },
  ...differences,
})

export const sampleRepository = (differences: Partial<PanelRepository> = {}): PanelRepository => ({
  id: 'storefront',
  name: 'acme/storefront',
  host: 'github',
  pullRequests: [samplePullRequest()],
  ...differences,
})

export const sampleSummary = (differences: Partial<PanelSummary> = {}): PanelSummary => ({
  pullRequestId: '42',
  label: '#42',
  url: 'https://github.com/acme/storefront/pull/42',
  title: 'Retry payment calls with a deadline',
  areas: [
    { area: 'Checkout', text: 'a payment call that gets no answer is tried twice more.' },
    { area: 'Payments API', text: 'new setting for the deadline.' },
  ],
  mergedAt: '2026-11-22T10:00:00Z',
  mergedBy: 'Dana Ortiz',
  baseBranch: 'main',
  fileCount: 14,
  isPosted: true,
  ...differences,
})

export const samplePanel = (differences: Partial<Panel> = {}): Panel => ({
  issueKey: 'SHOP-7',
  hasGitHost: true,
  repositories: [sampleRepository()],
  summaries: [],
  nextReadSeconds: 30,
  ...differences,
})

/** For tests in which nobody asks for anything. */
const unexpected = () => Promise.reject(new Error('nobody asks for it'))
export const nobodyAsks = {
  writeAgain: unexpected,
  askAboutReviewers: unexpected,
  askAboutLinks: unexpected,
  askAboutFollowUps: unexpected,
}
