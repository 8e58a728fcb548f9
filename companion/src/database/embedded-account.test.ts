import { describe, expect, it } from '@jest/globals'
import { findOrMakeAccount } from './embedded-account'
import { type Account, type System, thisSystem } from './embedded-system'

const postgres = { uid: 990, gid: 985 }

/** A machine whose `useradd` does as told. */
const createMachine = (options: { isRoot: boolean; users: Record<string, Account>; refuses?: RegExp }) => {
  const commands: string[] = []
  const users = new Map(Object.entries(options.users))
  const system: System = {
    ...thisSystem,
    isRoot: options.isRoot,
    async findAccount(name) {
      return users.get(name)
    },
    async run(command, args) {
      const line = [command, ...args].join(' ')
      commands.push(line)
      if (options.refuses?.test(line)) return { succeeded: false, output: 'useradd: no' }
      users.set('postgres', postgres)
      return { succeeded: true, output: '' }
    },
  }
  return { system, commands }
}

describe('the account that PostgreSQL runs as', () => {
  it('is none for anybody but root', async () => {
    const { system, commands } = createMachine({ isRoot: false, users: { postgres } })
    expect(await findOrMakeAccount(system)).toEqual({ notes: [] })
    expect(commands).toEqual([])
  })

  it('is the user postgres of the machine', async () => {
    const { system, commands } = createMachine({ isRoot: true, users: { postgres } })
    expect(await findOrMakeAccount(system)).toEqual({ account: postgres, notes: [] })
    expect(commands).toEqual([])
  })

  it('is made where the machine has none, and the banner says so', async () => {
    const { system, commands } = createMachine({ isRoot: true, users: {} })
    expect(await findOrMakeAccount(system)).toEqual({
      account: postgres,
      notes: ['Made the system user postgres, because PostgreSQL refuses to run as root.'],
    })
    expect(commands).toEqual([
      'useradd --system --no-create-home --home-dir /nonexistent --shell /usr/sbin/nologin --user-group postgres',
    ])
  })

  it('joins a group postgres that is there without the user', async () => {
    const { system, commands } = createMachine({ isRoot: true, users: {}, refuses: /--user-group/ })
    expect(await findOrMakeAccount(system)).toMatchObject({ account: postgres })
    expect(commands[1]).toMatch(/--gid postgres postgres$/)
  })

  it('is explained where it cannot be made', async () => {
    const { system } = createMachine({ isRoot: true, users: {}, refuses: /useradd/ })
    await expect(findOrMakeAccount(system)).rejects.toMatchObject({
      code: 'embedded-postgres-unavailable',
      message:
        'PostgreSQL refuses to run as root, and the system user postgres could not be made (useradd: no). Make that user, or start Throughline as another user than root.',
    })
  })
})
