import { chown, mkdir, mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { chooseHome, dataFolder } from './embedded-home'
import { type System, thisSystem } from './embedded-system'

const postgres = { uid: 990, gid: 985 }
let parent: string
let folder: string
let stateFolder: string

beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'throughline-home-'))
  folder = join(parent, 'checkout')
  stateFolder = join(parent, 'state')
  await mkdir(folder)
})
afterEach(() => rm(parent, { recursive: true }))

const systemOf = ({ isRoot = true, mayEnter = true }): System => ({
  ...thisSystem,
  isRoot,
  stateFolder,
  findAccount: async () => postgres,
  run: async (_command, _args, as) => ({ succeeded: as === postgres && mayEnter, output: '' }),
})

describe('the home of the embedded database', () => {
  it('is the folder, for anybody but root', async () => {
    expect(await chooseHome(folder, systemOf({ isRoot: false, mayEnter: false }))).toEqual({
      folder,
      notes: [],
    })
  })

  it('is the folder for root too, where the user postgres may enter it', async () => {
    expect(await chooseHome(folder, systemOf({}))).toEqual({ folder, account: postgres, notes: [] })
  })

  it('is a folder of the system, where the user postgres may not enter, and the banner says so', async () => {
    const home = await chooseHome(folder, systemOf({ mayEnter: false }))
    expect(home.folder).toMatch(/\/state\/[0-9a-f]{16}$/)
    expect(home.notes).toEqual([
      `The database lies in ${home.folder}, because the user postgres may not enter ${folder}.`,
    ])
    expect((await stat(home.folder)).mode & 0o777).toBe(0o755)
    expect(await chooseHome(folder, systemOf({ mayEnter: false }))).toEqual(home)
  })

  it('is another one for another folder', async () => {
    const one = await chooseHome(folder, systemOf({ mayEnter: false }))
    const other = await chooseHome(`${folder}-2`, systemOf({ mayEnter: false }))
    expect(other.folder).not.toBe(one.folder)
  })

  it('stays where the data is, and root runs PostgreSQL as the owner of that data', async () => {
    const data = dataFolder(folder)
    await mkdir(data)
    if (thisSystem.isRoot) await chown(data, 4242, 4343)
    const { uid, gid } = await stat(data)
    expect(await chooseHome(folder, systemOf({ mayEnter: false }))).toEqual({
      folder,
      account: { uid, gid },
      notes: [],
    })
  })
})
