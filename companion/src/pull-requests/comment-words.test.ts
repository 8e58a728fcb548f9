import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import type { LinkSignal } from '@throughline/shared/link-signal'
import type { WhyLinked } from '@throughline/shared/panel'
import { dataBeside } from '@throughline/shared/test/data-beside'
import { commentOf, type ToldState } from './comment-words'
import { noFollowUps, type ToldFollowUps } from './told-follow-ups'

const nothing: ToldState = {
  links: [],
  unlinked: [],
  needsNone: false,
  refused: [],
  reviewers: [],
  followUps: noFollowUps,
  isPublic: false,
}
const inferred = (...signals: readonly LinkSignal[]): WhyLinked => ({
  ...{ place: 'inferred', confidence: 88 },
  signals: [...signals],
})
const linked = (why: WhyLinked, isPublic = false) =>
  commentOf({ ...nothing, isPublic, links: [{ key: 'SHOP-7', why }] })
const wrong =
  "Wrong? Unlink it in the issue's Throughline panel, or answer `/unlink SHOP-7` here, and it stays unlinked."

const signals: readonly LinkSignal[] = [
  { id: 'assignee', name: 'Mina Sato' },
  { id: 'inProgress', key: 'SHOP-7' },
  { id: 'component', component: 'Payments' },
  { id: 'branch', branch: 'refund' },
]

describe('the comment on a pull request', () => {
  test('names the issue and the two strongest reasons', () => {
    expect(linked(inferred({ id: 'branch', branch: 'b' }, { id: 'assignee', name: 'Mina Sato' }))).toBe(
      `Linked to **SHOP-7**: the branch matches it, and Mina Sato is working on it. ${wrong}`,
    )
    expect(linked(inferred({ id: 'generalSummary' }))).toBe(`Linked to **SHOP-7**. ${wrong}`)
  })

  test('says on a public repository nothing that only Jira knows', () => {
    const text = linked(inferred(...signals), true)
    expect(text).toBe(
      `Linked to **SHOP-7**: it is assigned to the author, and its files belong to it. ${wrong}`,
    )
    for (const secret of ['Mina', 'Payments', 'in progress']) expect(text).not.toContain(secret)
  })

  test.each<readonly [ToldFollowUps, string | undefined]>([
    [noFollowUps, undefined],
    [
      { ...noFollowUps, left: { comments: 1, todos: 1, places: ['checkout/WaitState.tsx:38'] } },
      'When this merges, 2 items become a follow-up issue: 1 unresolved comment, 1 new TODO (checkout/WaitState.tsx:38). Resolve them, or dismiss them in the panel.',
    ],
    [
      { ...noFollowUps, left: { comments: 1, todos: 0, places: [] } },
      'When this merges, 1 item becomes a follow-up issue: 1 unresolved comment. Resolve it, or dismiss it in the panel.',
    ],
    [
      { ...noFollowUps, created: [{ key: 'SHOP-31', comments: 1, todos: 1 }] },
      'Follow-up for what is left: **SHOP-31** (1 unresolved comment, 1 new TODO).',
    ],
    [
      { ...noFollowUps, created: [{ key: 'SHOP-31', comments: 3, todos: 0 }] },
      'Follow-up for what is left: **SHOP-31** (3 unresolved comments).',
    ],
    [
      { ...noFollowUps, isParked: true },
      'A follow-up for what is left waits for somebody: the panel in Jira says what for.',
    ],
  ])('tells of follow-ups: %j', (followUps, text) => {
    expect(commentOf({ ...nothing, followUps })).toBe(text)
  })

  test('tells who decided, and what became of a command', () => {
    const at = '2026-11-22T10:00:00Z'
    expect(linked({ place: 'person', name: 'Dana Ortiz', at, isConfirmed: true })).toBe(
      'Linked to **SHOP-7**: Dana Ortiz confirmed it.',
    )
    expect(linked({ place: 'person', at, isConfirmed: false })).toBe(
      'Linked to **SHOP-7**: somebody linked it.',
    )
    expect(linked({ place: 'title', writtenKey: 'SHOP-7' })).toBe(
      'Linked to **SHOP-7**: its key is written in this pull request.',
    )
    expect(commentOf({ ...nothing, unlinked: [{ key: 'SHOP-7', by: 'Dana Ortiz' }] })).toBe(
      'Not linked to **SHOP-7**: Dana Ortiz unlinked it, and it stays unlinked.',
    )
    expect(commentOf({ ...nothing, needsNone: true })).toBe(
      'This pull request needs no issue, as somebody said.',
    )
    expect(commentOf({ ...nothing, refused: ['/link SHOP-99'] })).toBe(
      '`/link SHOP-99` was not done: there is no such issue in a project that this repository may be linked to.',
    )
  })

  test('is none where there is nothing to say', () => {
    expect(commentOf(nothing)).toBeUndefined()
  })
})

const adversarial = dataBeside('cases/security/adversarial-strings.json')

describe('names and words of anybody', () => {
  adversarial.test('never become a mark, a mention, a link or HTML', () => {
    const strings: readonly { readonly s: string }[] = JSON.parse(readFileSync(adversarial.address, 'utf8'))
    expect(strings.length).toBeGreaterThan(0)
    for (const { s } of strings) {
      const text = linked(inferred({ id: 'assignee', name: s }, { id: 'commitWords', word: s })) ?? ''
      const [before, inCode, after] = text.split(/(?<=both mention )`|`(?=\. Wrong)/)
      expect([before, after].join('').replace('`/unlink SHOP-7`', '')).not.toMatch(/[<>@[\]`]/)
      expect(inCode ?? '').not.toMatch(/[`\n\r]/)
      expect(text.split('\n')).toHaveLength(1)
    }
  })
})

test('those who could review are named with why, and nobody is mentioned', () => {
  const reviewers = [
    { name: 'Dana @ortiz', reasons: ['watches SHOP-7', 'reviewed 14 of the last 20 changes to check_out/'] },
    { name: 'Ravi Menon', reasons: [] },
  ]
  expect(commentOf({ ...nothing, reviewers })).toBe(
    'Could review: Dana ortiz (watches SHOP-7, reviewed 14 of the last 20 changes to check\\_out/), Ravi Menon.',
  )
})
