import { randomUUID } from 'node:crypto'
import { type Actor, audit } from '../audit/audit'
import type { Clock } from '../clock'
import type { Database } from '../database/database'
import { Failure } from '../failure'
import type { Installation } from '../tenants/installations'
import { pairings } from '../tenants/pairings'

interface PairApp {
  readonly tenantId: string
  readonly installation: Installation
  /** As `make-pairing-secret` gave it. */
  readonly secret: string
  readonly actor: Actor
}

/**
 * Lets the app of one Jira site into a customer's own companion. Throws `pairing-refused` for a secret that is not, or
 * not any more, and while Jira is reached by a token: two ways into one Jira would answer for each other.
 */
export const pairApp = (
  { database, clock }: { readonly database: Database; readonly clock: Clock },
  { tenantId, installation, secret, actor }: PairApp,
): Promise<void> =>
  database.withTenant(tenantId, async (sql) => {
    const paired = pairings(sql)
    if (await paired.hasOtherJira()) throw new Failure('pairing-refused', otherJira)
    if (!(await paired.take(secret, clock()))) throw new Failure('pairing-refused', usedSecret)
    await paired.pair(installation, randomUUID(), actor.name, clock())
    await audit(sql).add({
      actor,
      action: 'pair-app',
      subject: 'app in Jira',
      after: { installationId: installation.installationId, cloudId: installation.cloudId },
    })
  })

const usedSecret =
  'This installation secret no longer works. It is valid once, for 15 minutes. Create a new one.'
const otherJira =
  'This Throughline reaches Jira by a token already. Disconnect Jira under Settings, Integrations, then pair the app.'
