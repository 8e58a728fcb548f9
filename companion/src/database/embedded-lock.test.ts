import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, readlink, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { lockFolder } from './embedded-lock'
import { findStart } from './embedded-process'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'throughline-lock-'))
})
afterEach(() => rm(folder, { recursive: true }))

describe('the lock of a folder', () => {
  it('keeps others out until it is released', async () => {
    const release = await lockFolder(folder)
    await expect(lockFolder(folder)).rejects.toMatchObject({ code: 'already-running' })
    await release()
    expect(await readdir(folder)).toEqual([])
    await (await lockFolder(folder))()
  })

  it('names the process that holds it', async () => {
    const other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
    await once(other, 'spawn')
    await symlink(`${other.pid}|${await findStart(other.pid ?? 0)}|x`, join(folder, 'running'))
    await expect(lockFolder(folder)).rejects.toThrow(`already running in this folder (process ${other.pid})`)
    other.kill()
    await once(other, 'exit')
    await (await lockFolder(folder))()
  })

  it.each([
    ['a process that is no more', () => '4194303|some-start|x'],
    ['a number that has passed to another process', () => `${process.pid}|another-start|x`],
    ['something unreadable', () => 'nonsense'],
  ])('is taken over from %s', async (_case, holder) => {
    await symlink(holder(), join(folder, 'running'))
    const release = await lockFolder(folder)
    expect(await readlink(join(folder, 'running'))).toContain(
      `${process.pid}|${await findStart(process.pid)}|`,
    )
    await release()
  })

  it('goes to one of many that find the same leftover', async () => {
    await symlink('4194303|some-start|x', join(folder, 'running'))
    const tries = await Promise.allSettled(Array.from({ length: 8 }, () => lockFolder(folder)))
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })
})
