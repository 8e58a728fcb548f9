import { chmod, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { Failure } from '../failure'
import { parseMasterKeys, readOrMakeMasterKeys } from './master-keys'

const key = (byte: number) => Buffer.alloc(32, byte)
const text = (byte: number) => key(byte).toString('base64')

describe('the setting', () => {
  test.each([
    ['one key', `a:${text(1)}`, ['a', 1]],
    ['several, in their order', `new:${text(2)},old:${text(1)}`, ['new', 2], ['old', 1]],
    ['with spaces around', ` a:${text(1)} , b:${text(2)} `, ['a', 1], ['b', 2]],
    ['from a line of a file', `a:${text(1)}\n`, ['a', 1]],
  ])('holds %s', (_, setting, ...keys) => {
    expect([...parseMasterKeys(setting)]).toEqual(keys.map(([id, byte]) => [id, key(Number(byte))]))
  })

  test.each([
    ['nothing', ''],
    ['a key without an id', text(1)],
    ['an id without a key', 'a:'],
    ['a key that is too short', `a:${Buffer.alloc(31).toString('base64')}`],
    ['a key that is too long', `a:${Buffer.alloc(33).toString('base64')}`],
    ['an id with a sign in it', `a.b:${text(1)}`],
    ['an endless id', `${'a'.repeat(33)}:${text(1)}`],
    ['a trailing comma', `a:${text(1)},`],
    ['one id for two keys', `a:${text(1)},a:${text(2)}`],
    ['a key with a word too much', `a:${text(1)}:b`],
    ['words instead of a key', 'a:correct horse battery staple correct horse'],
  ])('of %s is refused, and the reason does not repeat it', (_, setting) => {
    const parse = () => parseMasterKeys(setting)
    expect(parse).toThrow(Failure)
    expect(parse).toThrow(expect.objectContaining({ code: 'key-wrong' }) as unknown)
    if (setting !== '') expect(parse).not.toThrow(setting)
  })
})

describe('the key beside an embedded database', () => {
  let folder: string

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'master-keys-'))
  })
  afterEach(() => rm(folder, { recursive: true }))

  const file = () => join(folder, 'master.key')
  const mode = async () => (await stat(file())).mode & 0o777

  test('is made by the first start, for its owner alone, and is the same at the next one', async () => {
    const made = await readOrMakeMasterKeys(folder)
    expect(parseMasterKeys(made).size).toBe(1)
    expect(await mode()).toBe(0o600)
    expect(await readOrMakeMasterKeys(folder)).toBe(made)
    expect(await readdir(folder)).toEqual(['master.key'])
  })

  test('is another one in another folder', async () => {
    const other = await mkdtemp(join(tmpdir(), 'master-keys-'))
    expect(await readOrMakeMasterKeys(other)).not.toBe(await readOrMakeMasterKeys(folder))
    await rm(other, { recursive: true })
  })

  test('that others could read is closed to them', async () => {
    await writeFile(file(), `a:${text(1)}\n`)
    await chmod(file(), 0o644)
    expect(await readOrMakeMasterKeys(folder)).toBe(`a:${text(1)}`)
    expect(await mode()).toBe(0o600)
  })

  test('is not made where nothing can be written', async () => {
    await expect(readOrMakeMasterKeys(join(folder, 'missing'))).rejects.toMatchObject({ code: 'ENOENT' })
  })
})
