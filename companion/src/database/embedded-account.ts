import { Failure } from '../failure'
import type { Account, System } from './embedded-system'

/**
 * PostgreSQL refuses to run as root: root gets the account of the system user `postgres`, made where it is missing,
 * with a note that says so. Everybody else gets no account and runs it as themselves.
 */
export async function findOrMakeAccount(
  system: System,
): Promise<{ readonly account?: Account; readonly notes: readonly string[] }> {
  if (!system.isRoot) return { notes: [] }
  const known = await system.findAccount('postgres')
  if (known) return { account: known, notes: [] }
  const outcome = await makeUser(system)
  const made = await system.findAccount('postgres')
  if (!made) {
    throw new Failure(
      'embedded-postgres-unavailable',
      `PostgreSQL refuses to run as root, and the system user postgres could not be made (${outcome.output}). Make that user, or start Throughline as another user than root.`,
    )
  }
  return {
    account: made,
    notes: ['Made the system user postgres, because PostgreSQL refuses to run as root.'],
  }
}

async function makeUser(system: System) {
  const options = [
    '--system',
    '--no-create-home',
    '--home-dir',
    '/nonexistent',
    '--shell',
    '/usr/sbin/nologin',
  ]
  const withItsGroup = await system.run('useradd', [...options, '--user-group', 'postgres'])
  if (withItsGroup.succeeded) return withItsGroup
  // The group may be there without the user.
  return system.run('useradd', [...options, '--gid', 'postgres', 'postgres'])
}
