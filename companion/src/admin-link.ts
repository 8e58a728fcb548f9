import { parseArgs } from 'node:util'
import { Role } from '@throughline/shared/role'
import { systemClock } from './clock'
import { readConfig } from './config'
import { createDatabase } from './database/database'
import { runningPostgres } from './database/embedded-running'
import { Failure } from './failure'
import { addressOf } from './main'
import { prepare } from './prepare'
import { makeSignInLink } from './sessions/make-sign-in-link'
import type { Guest } from './sessions/sign-in-links'

const usage = 'npm run admin-link -- [--role owner|admin|maintainer|viewer] [--name "Dana Ortiz"]'

/** What `npm run admin-link` runs: prints one link that lets one person into the dashboard, once, within 15 minutes. */
const run = async (): Promise<void> => {
  const guest = guestIn(process.argv.slice(2))
  const config = readConfig()
  if (config.THROUGHLINE_MODE === 'hosted')
    throw new Failure('config-invalid', 'The hosted companion has no dashboard: it is looked after in Jira.')
  const databaseUrl = config.DATABASE_URL ?? (await runningPostgres(config.THROUGHLINE_DATA))
  const { THROUGHLINE_MASTER_KEYS: masterKeys, THROUGHLINE_DATA: dataFolder, THROUGHLINE_MODE: mode } = config
  const prepared = await prepare({ databaseUrl, masterKeys, dataFolder, mode })
  const { onlyTenantId, selfManagedTenantId: tenantId = '' } = prepared
  const database = createDatabase({ url: databaseUrl, onlyTenantId, connections: 1, deadlineMs: 10_000 })
  try {
    const wanted = { database, tenantId, address: addressOf(config), guest, now: systemClock() }
    process.stdout.write(`${await makeSignInLink(wanted)}\n`)
  } finally {
    await database.close()
  }
}

const guestIn = (args: readonly string[]): Guest => {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { role: { type: 'string', default: 'owner' }, name: { type: 'string' } },
    })
    const role = Role.parse(values.role)
    return { role, name: values.name?.trim() || `${role[0]?.toUpperCase()}${role.slice(1)}` }
  } catch (error) {
    throw new Failure('config-invalid', `Use it like this: ${usage}`, { cause: error })
  }
}

await run().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Failure ? error.message : error}\n`)
  process.exitCode = 1
})
