import { shaOf } from './sha'
import type { Account, FakeRepository } from './state'

export const people: readonly Account[] = [
  { id: 9001, login: 'acme', name: 'Acme', type: 'Organization' },
  { id: 9002, login: 'acme-labs', name: 'Acme Labs', type: 'Organization' },
  { id: 9011, login: 'mina', name: 'Mina Sato', type: 'User' },
  { id: 9012, login: 'dana', name: 'Dana Ortiz', type: 'User', email: 'dana@acme.example' },
  { id: 9013, login: 'olu', name: 'Olu Adeyemi', type: 'User' },
  { id: 9014, login: 'ravi', name: 'Ravi Menon', type: 'User' },
  { id: 9015, login: 'dependabot[bot]', name: null, type: 'Bot' },
]

export const createdAt = '2026-11-20T08:00:00.000Z'

const repository = (
  own: Pick<FakeRepository, 'id' | 'name' | 'description' | 'nextNumber'> & Partial<FakeRepository>,
): FakeRepository => ({
  owner: 'acme',
  formerNames: [],
  isPrivate: false,
  readers: [],
  defaultBranch: 'main',
  headSha: shaOf(own.name),
  landed: [],
  statuses: [],
  createdAt,
  pushedAt: createdAt,
  ...own,
})

export const storefront = repository({
  id: 501,
  name: 'storefront',
  description: 'What customers see',
  codeOwners: '# Who is asked about what\n/payments-api/ @ravi\n',
  nextNumber: 42,
})
export const gateway = repository({
  id: 502,
  name: 'payments-gateway',
  description: 'Talks to the banks',
  nextNumber: 18,
})
/** Nobody maps it to a project: what is in it must never show in Jira. */
export const plans = repository({
  id: 503,
  name: 'acquisition-plans',
  description: 'Not for everyone',
  nextNumber: 4,
  isPrivate: true,
  readers: ['olu'],
})
