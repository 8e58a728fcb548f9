import { spawn } from 'node:child_process'
import { resolve } from 'node:path'
import { expect, test } from '@jest/globals'

/** Runs a fault's short round as `npm run faults` does. */
const runShort = (name: string) =>
  new Promise<{ readonly line: string; readonly said: string }>((done) => {
    const child = spawn(process.execPath, ['scripts/run.mjs', 'faults/faults.ts', name, '--short'], {
      cwd: resolve(__dirname, '..'),
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let [told, said] = ['', '']
    child.stdout.on('data', (chunk) => {
      told += chunk
    })
    child.stderr.on('data', (chunk) => {
      said += chunk
    })
    child.once('close', () => done({ line: told.trim().split('\n').at(-1) ?? '', said }))
  })

test.each([
  'kill',
  'postgres-down',
  'postgres-restart',
  'jira-lies',
  'limits',
  'duplicates',
  'poison',
  'stop',
  'reconcile',
  'slow-clients',
  'oversize',
])(
  '%s: nothing is lost, nothing is there twice',
  async (name) => {
    const { line, said } = await runShort(name)
    if (!line.endsWith('"ok":true}')) throw new Error(`${said}\n${line}`)
    expect(JSON.parse(line)).toMatchObject({ name, lost: 0, doubled: 0 })
  },
  180_000,
)

test('rotate: every secret can be read at any time', async () => {
  const { line, said } = await runShort('rotate')
  if (!line.endsWith('"ok":true}')) throw new Error(`${said}\n${line}`)
  expect(JSON.parse(line)).toMatchObject({ failedReads: 0, unreadable: 0, stillFormer: 0 })
}, 180_000)

test('refresh: access by OAuth is renewed once for all, and survives a process that dies meanwhile', async () => {
  const { line, said } = await runShort('refresh')
  if (!line.endsWith('"ok":true}')) throw new Error(`${said}\n${line}`)
  expect(JSON.parse(line)).toMatchObject({
    rounds: 3,
    refreshes: 3,
    failedCalls: 0,
    recovered: 2,
    refused: 0,
  })
}, 180_000)
