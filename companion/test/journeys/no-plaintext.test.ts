import { beforeAll, describe, expect, test } from '@jest/globals'
import { people } from '../../../sandbox/src/jira/people'
import { captureOutput } from '../plaintext/captured-output'
import { createEvidence } from '../plaintext/evidence'
import { words } from '../plaintext/journey'
import { createSearch } from '../plaintext/known-plaintexts'
import { playForgeApp } from '../plaintext/play-forge-app'
import { playOAuth } from '../plaintext/play-oauth'
import { playOwnCompanion } from '../plaintext/play-own-companion'

/** Where texts of pull requests are kept on purpose. */
const tablesWithTexts = ['public.inbox', 'public.pull_request', 'public.linked_issue', 'public.merge_summary']
const texts = [
  { name: 'a text of a pull request', text: words.ofWork },
  { name: 'a text of a private repository', text: words.ofPlans },
]
const emails = people.flatMap(({ emailAddress }) =>
  emailAddress === undefined ? [] : [{ name: 'an e-mail address', text: emailAddress }],
)

describe.each([
  ['a companion of one’s own, from its first token to its last', playOwnCompanion],
  ['a Jira by OAuth, from its first consent to its end', playOAuth],
  ['the app in Jira, from its installation to its removal', playForgeApp],
] as const)('%s', (_, play) => {
  const evidence = createEvidence()
  let lines: readonly string[]
  let leftInJira: string
  let search: ReturnType<typeof createSearch>

  beforeAll(async () => {
    const former = process.env['THROUGHLINE_LOG']
    process.env['THROUGHLINE_LOG'] = 'trace'
    const output = captureOutput()
    try {
      leftInJira = await play(evidence)
    } finally {
      output.stop()
      if (former === undefined) delete process.env['THROUGHLINE_LOG']
      else process.env['THROUGHLINE_LOG'] = former
    }
    lines = output.lines()
    search = createSearch(evidence.secrets())
  }, 240_000)

  const foundIn = (where: string, all: readonly string[], look: (text: string) => readonly string[]) =>
    all.flatMap((text) => look(text).map((name) => `${name} in ${where}: ${text.slice(0, 300)}`))

  test('leaves enough behind to look through', () => {
    const names = new Set(evidence.secrets().map(({ name }) => name))
    expect([...names]).toEqual(
      expect.arrayContaining(['a token of Jira', 'a token of the git host', 'the master key']),
    )
    expect(evidence.secrets().length).toBeGreaterThan(10)
    expect(new Set(evidence.rows.map(({ table }) => table)).size).toBeGreaterThan(20)
    expect(evidence.rows.some(({ table }) => table.startsWith('graphile_worker.'))).toBe(true)
    expect(evidence.answers.length).toBeGreaterThan(10)
    for (const said of ['a job waits', 'a job gave up', 'intake listens'])
      expect(lines.filter((line) => line.includes(said)).length).toBeGreaterThan(0)
    const searchText = createSearch(texts)
    expect(
      foundIn(
        'a row',
        evidence.rows.map(({ row }) => row),
        searchText,
      ).length,
    ).toBeGreaterThan(10)
  })

  test('leaves no secret in any row of any table', () => {
    const rows = evidence.rows.map(({ table, row }) => `${table} ${row}`)
    expect(foundIn('a row', rows, search)).toEqual([])
  })

  test('keeps texts and addresses of people in no other tables than their own', () => {
    const rows = evidence.rows
      .filter(({ table }) => !tablesWithTexts.includes(table))
      .map(({ table, row }) => `${table} ${row}`)
    expect(foundIn('a row', rows, createSearch([...texts, ...emails]))).toEqual([])
  })

  test('logs no secret, no text of a pull request and no e-mail address', () => {
    const look = createSearch([...evidence.secrets(), ...texts, ...emails])
    expect(foundIn('a log line', lines, look)).toEqual([])
  })

  test('says no secret to anybody, whatever goes wrong', () => {
    expect(foundIn('an answer', evidence.answers, search)).toEqual([])
  })

  test('says nothing of a private repository that is not mapped, neither to anybody nor in Jira', () => {
    const look = createSearch(texts.filter(({ text }) => text === words.ofPlans))
    expect(foundIn('an answer', [...evidence.answers, leftInJira], look)).toEqual([])
    expect(createSearch(texts)(leftInJira)).toEqual(['a text of a pull request'])
  })
})
