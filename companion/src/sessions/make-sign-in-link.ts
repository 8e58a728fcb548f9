import { audit } from '../audit/audit'
import type { Database } from '../database/database'
import { type Guest, signInLinks } from './sign-in-links'

interface Wanted {
  readonly database: Database
  readonly tenantId: string
  /** Where this companion is reached. */
  readonly address: string
  readonly guest: Guest
  readonly now: Date
}

/** Makes a single-use link that lets this guest into the dashboard within 15 minutes; whoever has it gets in. */
export const makeSignInLink = ({ database, tenantId, address, guest, now }: Wanted): Promise<string> =>
  database.withTenant(tenantId, async (sql) => {
    const secret = await signInLinks(sql).make(guest, now)
    const actor = { face: 'command', name: 'The server’s command line' } as const
    await audit(sql).add({
      actor,
      action: 'make-sign-in-link',
      subject: guest.name,
      after: { role: guest.role },
    })
    return `${address}/sign-in/${secret}`
  })

/** Such a link for the first owner; undefined once anybody has ever signed in. */
export const findFirstSignInLink = async (wanted: Omit<Wanted, 'guest'>): Promise<string | undefined> => {
  const { database, tenantId } = wanted
  const wasUsed = await database.withTenant(tenantId, (sql) => signInLinks(sql).wasEverUsed())
  return wasUsed ? undefined : makeSignInLink({ ...wanted, guest: { name: 'Owner', role: 'owner' } })
}
