import { randomBytes } from 'node:crypto'
import { audit } from '../audit/audit'
import { Failure } from '../failure'
import { pairings } from '../tenants/pairings'
import type { Action } from './action'

const LIFETIME_MS = 15 * 60 * 1000

/** A secret that lets one Jira site's app in. A new one takes the place of one that was not used. */
export const makePairingSecret: Action<'make-pairing-secret'> = async (
  { database, clock, mode },
  { tenantId, actor },
) => {
  if (mode === 'hosted')
    throw new Failure('pairing-refused', 'The app of this Throughline is let in without a secret.')
  const secret = randomBytes(20).toString('base64url')
  const expiresAt = new Date(clock().getTime() + LIFETIME_MS)
  await database.withTenant(tenantId, async (sql) => {
    await pairings(sql).offer(secret, expiresAt)
    await audit(sql).add({
      actor,
      action: 'make-pairing-secret',
      subject: 'app in Jira',
      after: { expiresAt: expiresAt.toISOString() },
    })
  })
  return { secret, expiresAt: expiresAt.toISOString() }
}
