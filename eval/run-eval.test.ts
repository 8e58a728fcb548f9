import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { runEval } from './run-eval'

const cases = [
  { id: 'one', dialect: 'cloud', input: 'SHOP-7', expected: ['SHOP-7'] },
  { id: 'two', dialect: 'cloud', input: 'SHOP-8', expected: ['CART-8'] },
]

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'throughline-eval-'))
})
afterEach(() => rm(folder, { recursive: true }))

async function run(...args: readonly string[]) {
  const out: string[] = []
  const progress: string[] = []
  const code = await runEval(args, { out: (line) => out.push(line), progress: (line) => progress.push(line) })
  return { code, out, progress }
}

describe('the measuring command', () => {
  it('prints the figures as one line of JSON, and its progress elsewhere', async () => {
    await writeFile(join(folder, 'issue_keys.json'), JSON.stringify({ cases }))
    const { code, out, progress } = await run('issue-keys', '--data', folder, '--json')
    expect(code).toBe(0)
    expect(out).toHaveLength(1)
    expect(JSON.parse(out[0] ?? '')).toEqual({
      passed: 1,
      failed: 1,
      deviations: 0,
      failures: [{ id: 'two', dialect: 'cloud', expected: ['CART-8'], keys: ['SHOP-8'] }],
    })
    expect(progress).toEqual(['issue-keys: 2 cases'])
  })

  it('prints a table for people', async () => {
    await writeFile(join(folder, 'issue_keys.json'), JSON.stringify(cases))
    const { out } = await run('issue-keys', '--data', folder)
    expect(out.slice(0, 5)).toEqual([
      'issue-keys',
      '  passed      1',
      '  failed      1',
      '  deviations  0',
      '  failures    1',
    ])
    expect(out.at(-1)).toContain('"id":"two"')
  })

  it('writes one answer a line', async () => {
    await writeFile(join(folder, 'issue_keys.json'), JSON.stringify(cases))
    const answers = join(folder, 'answers.jsonl')
    await run('issue-keys', '--data', folder, '--answers', answers)
    expect(await readFile(answers, 'utf8')).toBe(
      '{"id":"one","keys":["SHOP-7"]}\n{"id":"two","keys":["SHOP-8"]}\n',
    )
  })

  const rows = cases.map((row) => `${JSON.stringify(row)}\n`).join('')
  it.each([
    { file: 'issue_keys.json', content: JSON.stringify(cases) },
    { file: 'issue_keys.jsonl', content: rows },
    { file: 'issue_keys.jsonl.gz', content: gzipSync(rows) },
    { file: 'security/issue_keys.json', content: JSON.stringify({ cases }) },
  ])('reads $file', async ({ file, content }) => {
    await mkdir(join(folder, 'security'))
    await writeFile(join(folder, file), content)
    const { code, progress } = await run('issue-keys', '--data', folder)
    expect({ code, progress }).toEqual({ code: 0, progress: ['issue-keys: 2 cases'] })
  })

  it.each([
    { name: 'no set', args: [], says: 'Name one set' },
    { name: 'two sets', args: ['issue-keys', 'links'], says: 'Name one set' },
    { name: 'an unknown set', args: ['keys', '--data', '.'], says: 'There is no set called "keys"' },
    { name: 'no folder', args: ['issue-keys'], says: 'Name a folder' },
    {
      name: 'an unknown option',
      args: ['issue-keys', '--date', '.'],
      says: 'These arguments cannot be read',
    },
    {
      name: 'a folder that is none',
      args: ['issue-keys', '--data', 'no-such'],
      says: 'There is no folder no-such.',
    },
  ])('answers 2 with one sentence for $name', async ({ args, says }) => {
    const { code, out, progress } = await run(...args)
    expect(code).toBe(2)
    expect(out).toEqual([])
    expect(progress).toHaveLength(1)
    expect(progress[0]).toContain(says)
  })

  it.each([
    { name: 'a folder without the file', content: undefined, says: 'holds no file issue_keys' },
    { name: 'a file that is no JSON', content: '{', says: 'does not hold what its ending promises' },
    { name: 'a file of something else', content: '{"rows":[]}', says: 'is not a list of cases' },
  ])('answers 2 with one sentence for $name', async ({ content, says }) => {
    if (content !== undefined) await writeFile(join(folder, 'issue_keys.json'), content)
    const { code, progress } = await run('issue-keys', '--data', folder)
    expect(code).toBe(2)
    expect(progress).toEqual([expect.stringContaining(says)])
  })

  it('answers 2 when the answers have no place to go', async () => {
    await writeFile(join(folder, 'issue_keys.json'), JSON.stringify(cases))
    const { code, progress } = await run('issue-keys', '--data', folder, '--answers', folder)
    expect(code).toBe(2)
    expect(progress.at(-1)).toContain('could not be written')
  })

  it('answers 3 for a set that is not built yet', async () => {
    expect(await run('smart-commits', '--data', folder)).toEqual({
      code: 3,
      out: [],
      progress: ['smart-commits: not built yet'],
    })
  })
})
