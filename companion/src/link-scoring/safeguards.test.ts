import { expect, it } from '@jest/globals'
import type { LinkSignal } from '@throughline/shared/link-signal'
import { type IssueFacts, noFacts } from './issue-facts'
import { failedSafeguards } from './safeguards'

const strong: readonly LinkSignal[] = [{ id: 'title' }]
const weak: readonly LinkSignal[] = [{ id: 'reporter', name: 'Mina Sato' }]

it.each<{
  what: string
  facts: Partial<IssueFacts>
  signals: readonly LinkSignal[]
  failed: readonly string[]
}>([
  { what: 'a strong signal and nothing against it', facts: {}, signals: strong, failed: [] },
  {
    what: 'another open pull request',
    facts: { hasOpenPullRequest: true },
    signals: strong,
    failed: ['open-pull-request'],
  },
  { what: 'a status without work', facts: { allowsWork: false }, signals: strong, failed: ['status'] },
  { what: 'weak signals only', facts: {}, signals: weak, failed: ['no-strong-signal'] },
  {
    what: 'a merged pull request of somebody else',
    facts: { pullRequestOfAnother: 'Dana Ortiz' },
    signals: strong,
    failed: ['pull-request-of-another'],
  },
])('$what: $failed', ({ facts, signals, failed }) => {
  expect(failedSafeguards({ ...noFacts, ...facts }, signals)).toEqual(failed)
})
