import type { Setup, SetupConnection, SetupDelivery, SetupRepository } from '@throughline/shared/setup'

export const sampleGitHost = (differences: Partial<SetupConnection> = {}): SetupConnection => ({
  id: '3f5c1b7a-9d0e-4f55-8a1c-6b2e7d904c11',
  host: 'github',
  name: 'github.com',
  mode: 'pat',
  state: 'connected',
  repositoryCount: 1,
  ...differences,
})

export const sampleSetupRepository = (differences: Partial<SetupRepository> = {}): SetupRepository => ({
  id: '0f9b8a1c-6b2e-4d90-8c11-3f5c1b7a9d0e',
  connectionId: sampleGitHost().id,
  hostRepositoryId: '42',
  name: 'acme/storefront',
  isPrivate: true,
  projectIds: ['10000'],
  webhook: 'works',
  rules: [{ ruleId: 'post-merge-summary', isOn: true }],
  settings: [],
  ...differences,
})

export const sampleDelivery = (differences: Partial<SetupDelivery> = {}): SetupDelivery => ({
  id: '7',
  event: 'pull_request',
  kind: 'merged',
  label: '#42',
  repository: 'acme/storefront',
  issueKeys: ['SHOP-7'],
  outcome: 'done',
  receivedAt: '2026-11-22T11:58:00Z',
  tookMs: 412,
  steps: [{ step: 'rule', subject: 'post-merge-summary', outcome: 'done' }],
  ...differences,
})

/** A site that nobody has set up yet, unless the differences say so. */
export const sampleSetup = (differences: Partial<Setup> = {}): Setup => ({
  companionAddress: 'https://throughline.acme.example',
  isLicensed: true,
  gitHosts: [],
  repositories: [],
  deliveries: [],
  waitingCount: 0,
  gaveUpCount: 0,
  ...differences,
})
