import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { homeElsewhere } from './embedded-home'
import { findRunningPostgres } from './embedded-running'

let folder: string
beforeEach(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'throughline-')))
})
afterEach(() => rm(folder, { recursive: true }))

const system = { stateFolder: '/nowhere' }

/** PostgreSQL's note, as it stands beside the data of a running server. */
const runsIn = async (home: string, status: string) => {
  await mkdir(join(home, 'postgres'), { recursive: true })
  const lines = [
    '4711',
    join(home, 'postgres'),
    '1790000000',
    '54321',
    '/tmp',
    '127.0.0.1',
    '1 2',
    `${status}   `,
  ]
  await writeFile(join(home, 'postgres', 'postmaster.pid'), lines.join('\n'))
  await writeFile(join(home, 'postgres.password'), 'secret\n')
}

test('the database that another process runs in the folder is found by its own note', async () => {
  await runsIn(folder, 'ready')
  expect(await findRunningPostgres(folder, system)).toBe(
    'postgres://postgres:secret@127.0.0.1:54321/throughline',
  )
})

test('so is the one that root keeps elsewhere', async () => {
  const elsewhere = { stateFolder: join(folder, 'state') }
  await runsIn(homeElsewhere(folder, elsewhere), 'ready')
  expect(await findRunningPostgres(folder, elsewhere)).toContain(':54321/')
})

test.each(['starting', 'stopping'])('one that is %s is not used', async (status) => {
  await runsIn(folder, status)
  expect(await findRunningPostgres(folder, system)).toBeUndefined()
})

test('where none runs, or no folder is, there is none', async () => {
  expect(await findRunningPostgres(folder, system)).toBeUndefined()
  expect(await findRunningPostgres(join(folder, 'missing'), system)).toBeUndefined()
})
