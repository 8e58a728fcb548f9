import { systemClock } from './clock'
import { readConfig } from './config'
import {
  newMasterKey,
  parseMasterKeys,
  readOrMakeMasterKeys,
  saveMasterKeys,
} from './connections/master-keys'
import { rotateKeys } from './connections/rotate-keys'
import { createKeyring } from './connections/seal'
import { createDatabase } from './database/database'
import { runningPostgres } from './database/embedded-running'
import { migrate } from './database/migrate'
import { Failure } from './failure'

const say = (line: string) => process.stdout.write(`${line}\n`)

/** What `npm run rotate-keys` runs: wraps every data key under the first master key, and lets go of the others. */
const run = async (): Promise<void> => {
  const { DATABASE_URL, THROUGHLINE_DATA: folder, THROUGHLINE_MASTER_KEYS } = readConfig()
  const isEmbedded = DATABASE_URL === undefined
  const keys = THROUGHLINE_MASTER_KEYS ?? (await readOrMakeMasterKeys(folder))
  const [first = '', ...former] = parseMasterKeys(keys).keys()
  if (former.length === 0 && isEmbedded && !THROUGHLINE_MASTER_KEYS) return addKeyTo(folder, keys)
  if (former.length === 0) throw new Failure('key-wrong', alone(first))
  const url = DATABASE_URL ?? (await runningPostgres(folder))
  const { wrapped, letGo } = await rotateIn(url, keys)
  if (isEmbedded && !THROUGHLINE_MASTER_KEYS) await saveMasterKeys(folder, keys.split(',')[0] ?? keys)
  say(`${wrapped} data keys are now wrapped by the master key "${first}".`)
  if (letGo.length > 0)
    say(`Nothing is sealed under ${letGo.map((id) => `"${id}"`).join(', ')} any more: ${rest(isEmbedded)}`)
}

const rotateIn = async (url: string, keys: string) => {
  const { hasRoles } = await migrate(url)
  const database = createDatabase({
    url,
    connections: 1,
    deadlineMs: 10_000,
    onlyTenantId: hasRoles ? undefined : noTenant,
  })
  try {
    return await rotateKeys({
      url,
      database,
      keyring: createKeyring(parseMasterKeys(keys)),
      onProgress: (seen) => void process.stderr.write(`${seen} tenants so far\n`),
    })
  } finally {
    await database.close()
  }
}

/** The first of two steps where the key lies in a file: the companion has to know the new key before it is used. */
const addKeyTo = async (folder: string, keys: string): Promise<void> => {
  const id = `key-${systemClock()
    .toISOString()
    .replaceAll(/[^0-9]/g, '')
    .slice(0, 14)}`
  await saveMasterKeys(folder, `${newMasterKey(id)},${keys}`)
  say(`A new master key "${id}" stands before the former one in ${folder}/master.key.`)
  say('Restart Throughline, then run this again to let go of the former one.')
}

const rest = (isEmbedded: boolean) =>
  isEmbedded ? 'master.key holds the new one alone.' : 'take it out of THROUGHLINE_MASTER_KEYS.'

/** Without roles every transaction names a tenant; the rows of all are open to it. */
const noTenant = '00000000-0000-0000-0000-000000000000'

const alone = (id: string) =>
  `THROUGHLINE_MASTER_KEYS holds the key "${id}" alone. Put a new one before it, restart every process of the companion, then run this again. Make one with: echo "key2:$(openssl rand -base64 32)"`

await run().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Failure ? error.message : error}\n`)
  process.exitCode = 1
})
