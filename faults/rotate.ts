import { fork, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import pg from 'pg'
import { tokenPlace } from '../companion/src/connections/connections'
import { newMasterKey, parseMasterKeys } from '../companion/src/connections/master-keys'
import { createKeyring } from '../companion/src/connections/seal'
import { createDatabase } from '../companion/src/database/database'
import { prepare } from '../companion/src/prepare'
import { newTenant, tenants } from '../companion/src/tenants/tenants'
import { type Fault, type FaultRun, holds, none } from './fault'
import { openFolders } from './rig/folders'
import { openPostgres } from './rig/own-postgres'
import type { SealedSecret, ToRead, WasRead } from './rig/secret-reader'

const [former, next] = [newMasterKey('former'), newMasterKey('next')]

/** The master key changes while two processes read secrets, and the command that does it is killed once. */
export const rotate: Fault = {
  what: 'the master key is changed while secrets are read, and the command is killed once',
  limitMs: 10 * 60_000,
  async run(run) {
    const folders = await openFolders(run)
    const { url } = await openPostgres(run, folders.postgres)
    const start = (masterKeys: string) =>
      prepare({ databaseUrl: url, masterKeys, dataFolder: '', mode: 'hosted' })
    await start(former)
    const secrets = await sealSecrets(url, run.isShort ? 600 : 10_000)
    run.say(`${secrets.length} secrets are sealed under the former key`)

    await start(`${next},${former}`)
    const readers = await Promise.all([startReader(run, url, secrets), startReader(run, url, secrets)])
    const broken = startRotation(url)
    await once(broken.stderr, 'data') // the first progress
    broken.kill('SIGKILL')
    await once(broken, 'exit')
    const early = await start(next).then(
      () => 'starts',
      () => 'refuses',
    )
    const startedAt = performance.now()
    const command = startRotation(url)
    command.stderr.resume()
    const [code] = await once(command, 'exit')
    const tookMs = performance.now() - startedAt
    run.say(`the command ended with ${code} after ${Math.round(tookMs)} ms`)
    const read = await Promise.all(readers.map((stop) => stop()))
    const reads = read.reduce((sum, one) => sum + one.reads, 0)
    const failed = read.reduce((sum, one) => sum + one.failed, 0)

    const refuses = async (masterKeys: string) =>
      start(masterKeys).then(
        () => false,
        () => true,
      )
    const startsAlone = !(await refuses(next))
    const refusesFormer = (await refuses(former)) && (await refuses(newMasterKey('next')))
    const unreadable = await countUnreadable(url, secrets, next)
    const stillFormer = secrets.length - (await countUnreadable(url, secrets, former))
    return {
      counts: {
        secrets: secrets.length,
        reads,
        failedReads: failed,
        unreadable,
        stillFormer,
        tookMs: Math.round(tookMs),
      },
      figures: [
        holds('secrets', String(secrets.length), String(secrets.length), code === 0),
        none(`reads that failed meanwhile, of ${reads} by two processes`, failed),
        holds('a start without the former key before the end', early, 'refuses', early === 'refuses'),
        none('secrets that the new key alone does not open', unreadable),
        none('secrets that the former key still opens', stillFormer),
        holds('a start with the new key alone', startsAlone ? 'starts' : 'refuses', 'starts', startsAlone),
        holds('a start with a wrong key', refusesFormer ? 'refuses' : 'starts', 'refuses', refusesFormer),
        { what: 'the second run of the command', figure: `${(tookMs / 1_000).toFixed(1)} s` },
      ],
    }
  },
}

/** A tenant each, with one sealed token. */
const sealSecrets = async (url: string, count: number): Promise<readonly SealedSecret[]> => {
  const keyring = createKeyring(parseMasterKeys(former))
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const secrets: SealedSecret[] = []
  for (let made = 0; made < count; made += 1) {
    const { tenantId, wrappedKey } = await newTenant(keyring)
    const connectionId = randomUUID()
    const text = `ghp_${tenantId}`
    const seal = await keyring.openTenant(tenantId, wrappedKey)
    const sealedToken = await seal.seal(text, tokenPlace(connectionId))
    await client.query(`insert into tenant (tenant_id, kind, wrapped_key) values ($1, 'forge', $2)`, [
      tenantId,
      wrappedKey,
    ])
    secrets.push({ tenantId, connectionId, sealedToken, text })
  }
  await client.end()
  return secrets
}

/** Resolves when it reads; what it gives back stops it and says how it went. */
const startReader = async ({ atEnd }: FaultRun, url: string, secrets: readonly SealedSecret[]) => {
  const child = fork('scripts/run.mjs', ['faults/rig/secret-reader.ts'], { serialization: 'advanced' })
  atEnd(async () => void child.kill('SIGKILL'))
  const toRead: ToRead = { url, masterKeys: `${next},${former}`, secrets }
  await once(child, 'spawn')
  child.send(toRead)
  await once(child, 'message')
  return async (): Promise<WasRead> => {
    child.send('stop')
    const [wasRead] = await once(child, 'message')
    return wasRead as WasRead
  }
}

/** The command itself, as an operator runs it. */
const startRotation = (url: string) =>
  spawn(process.execPath, ['scripts/run.mjs', 'companion/src/rotate-keys.ts'], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: {
      ...process.env,
      DATABASE_URL: url,
      THROUGHLINE_MASTER_KEYS: `${next},${former}`,
      THROUGHLINE_MODE: 'hosted',
      THROUGHLINE_FORGE_APP_ID: 'ari:cloud:ecosystem::app/faults',
    },
  })

const countUnreadable = async (url: string, secrets: readonly SealedSecret[], masterKey: string) => {
  const database = createDatabase({ url, connections: 2, deadlineMs: 10_000 })
  const keyring = createKeyring(parseMasterKeys(masterKey))
  let count = 0
  for (const { tenantId, connectionId, sealedToken, text } of secrets) {
    const wrapped = await database.withTenant(tenantId, (sql) => tenants(sql).wrappedKey())
    const opened = await keyring.openTenant(tenantId, wrapped).then(
      (seal) => seal.unseal(sealedToken, tokenPlace(connectionId)),
      () => undefined,
    )
    if (opened !== text) count += 1
  }
  await database.close()
  return count
}
