import { readFileSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import { dataBeside } from '../test/data-beside'
import { byStrength, type LinkSignal, pointsOfSignal, signalWords, strongSignals } from './link-signal'

const words = (signal: LinkSignal, isYou = false) => signalWords(signal, { when: () => '2 hours ago', isYou })

describe('a signal in words', () => {
  it.each<[LinkSignal, string]>([
    [{ id: 'assignee', name: 'Mina Sato' }, 'Mina Sato is its assignee'],
    [{ id: 'inProgress', key: 'SHOP-7' }, 'SHOP-7 is in progress'],
    [{ id: 'paths', path: 'checkout/' }, 'Both touch checkout/'],
    [{ id: 'branch', branch: 'refund-job' }, 'Branch refund-job matches its summary'],
    [{ id: 'title' }, 'Their titles say the same'],
    [
      { id: 'updatedByAuthor', name: 'Mina Sato', key: 'SHOP-7', at: '2024-05-10T10:00:00Z' },
      'Mina Sato updated SHOP-7 2 hours ago',
    ],
    [{ id: 'component', component: 'Payments' }, 'Its component Payments owns these files'],
    [{ id: 'commitWords', word: 'RefundJob' }, 'Both mention RefundJob'],
    [{ id: 'project', projectKey: 'SHOP' }, 'Other work here belongs to SHOP'],
    [{ id: 'reporter', name: 'Mina Sato' }, 'Mina Sato reported it'],
    [{ id: 'recent', at: '2024-05-10T10:00:00Z' }, 'It was updated 2 hours ago'],
    [{ id: 'otherPullRequest', name: 'Dana Ortiz' }, 'Another pull request by Dana Ortiz was linked to it'],
    [{ id: 'generalSummary' }, 'Its summary is very general'],
    [{ id: 'otherComponent' }, 'Its component owns other files'],
    [{ id: 'stale', days: 41 }, 'No update for 41 days'],
    [{ id: 'onlyWatcher', name: 'Mina Sato' }, 'Mina Sato only watches it'],
  ])('%j', (signal, sentence) => {
    expect(words(signal)).toBe(sentence)
  })

  it('speaks to the author themself', () => {
    expect(words({ id: 'assignee', name: 'Mina Sato' }, true)).toBe('You are its assignee')
  })
})

it('comes by strength, what speaks against last', () => {
  const signals: LinkSignal[] = [
    { id: 'stale', days: 41 },
    { id: 'title' },
    { id: 'assignee', name: 'Mina Sato' },
  ]
  expect(signals.sort(byStrength).map(({ id }) => id)).toEqual(['assignee', 'title', 'stale'])
})

const table = dataBeside('cases/autolink_scoring.json')

/** Our signals by the names of the agreed table. A finished issue is no candidate, so that its points have no place here. */
const named: Readonly<Record<string, LinkSignal['id']>> = {
  author_is_assignee: 'assignee',
  status_in_progress: 'inProgress',
  file_path_overlap: 'paths',
  branch_partial_match: 'branch',
  title_similarity_gt_0_8: 'title',
  author_updated_48h: 'updatedByAuthor',
  labels_components_match_file_types: 'component',
  commit_keywords_overlap: 'commitWords',
  same_project: 'project',
  reporter_is_author: 'reporter',
  updated_7_days: 'recent',
  linked_pr_other_author: 'otherPullRequest',
  generic_summary: 'generalSummary',
  domain_mismatch: 'otherComponent',
  stale_30_days: 'stale',
  author_only_watcher: 'onlyWatcher',
}

describe('the agreed table of signals', () => {
  table.test('gives each of ours its points and its tier', () => {
    const { tier1, tier2, negative } = JSON.parse(readFileSync(table.address, 'utf8')).signals
    const { done_status: _, ...points } = { ...tier1, ...tier2, ...negative }
    const ours = Object.entries(named).map(([name, id]) => [name, pointsOfSignal[id]])
    expect(Object.fromEntries(ours)).toEqual(points)
    expect([...strongSignals].sort()).toEqual(
      Object.keys(tier1)
        .map((name) => named[name])
        .sort(),
    )
  })
})
