import type { TenantSql } from '../database/database'
import { passedJson } from '../database/passed-json'

/** Where somebody was when they asked for something. */
export type Face = 'dashboard' | 'forge' | 'command'

/** Somebody who asks for something, by the name that other people know. */
export interface Actor {
  readonly face: Face
  readonly name: string
}

/** A change, for those who have to know later who made it. Never a secret, nor a text of an issue or pull request. */
export interface AuditEntry {
  readonly actor: Actor
  /** The action's name, such as `map-repository`. */
  readonly action: string
  /** What it was done to, as people know it: `acme/storefront`. */
  readonly subject: string
  readonly before?: object
  readonly after?: object
}

/** Rows are added in the transaction of the change they tell of; nobody can change one afterwards. */
export const audit = (sql: TenantSql) => ({
  async add({ actor, action, subject, before, after }: AuditEntry): Promise<void> {
    await sql`
      insert into audit (face, actor, action, subject, before, after)
      values (${actor.face}, ${actor.name}, ${action}, ${subject},
        ${before === undefined ? null : sql.json(passedJson(before))},
        ${after === undefined ? null : sql.json(passedJson(after))})`
  },
})
