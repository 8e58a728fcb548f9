import { parseMasterKeys } from '../../companion/src/connections/master-keys'
import { openToken } from '../../companion/src/connections/open-secrets'
import { createKeyring } from '../../companion/src/connections/seal'
import { createDatabase } from '../../companion/src/database/database'

/** What a reader is told at its start: where the secrets lie, and what each of them says. */
export interface ToRead {
  readonly url: string
  readonly masterKeys: string
  readonly secrets: readonly SealedSecret[]
}

export interface SealedSecret {
  readonly tenantId: string
  readonly connectionId: string
  readonly sealedToken: string
  readonly text: string
}

/** What a reader says when it is asked to stop. */
export interface WasRead {
  readonly reads: number
  readonly failed: number
}

/** Reads one secret after the other, as the companion does, until its parent says anything more. */
const readUntilStopped = async ({ url, masterKeys, secrets }: ToRead): Promise<WasRead> => {
  const database = createDatabase({ url, connections: 2, deadlineMs: 10_000 })
  const keyring = createKeyring(parseMasterKeys(masterKeys))
  let isStopped = false
  process.once('message', () => {
    isStopped = true
  })
  process.send?.('reading')
  let [reads, failed] = [0, 0]
  for (let at = process.pid; !isStopped; at += 7_919) {
    const secret = secrets[at % secrets.length]
    if (!secret) break
    const { tenantId, connectionId, sealedToken } = secret
    const connection = { connectionId, sealedToken, sealedEmail: undefined }
    const text = await openToken({ database, keyring }, tenantId, connection).catch(() => undefined)
    reads += 1
    if (text !== secret.text) failed += 1
  }
  await database.close()
  return { reads, failed }
}

process.once('message', async (toRead: ToRead) => {
  const wasRead = await readUntilStopped(toRead)
  process.send?.(wasRead, () => process.exit(0))
})
