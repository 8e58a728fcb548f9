import type { PendingQuery, Row } from 'postgres'
import type { TenantSql } from '../database/database'
import { passedJson } from '../database/passed-json'

/** Where somebody was when they asked for something; `command` is the server's command line. */
export type Face = 'dashboard' | 'forge' | 'command' | 'pull-request'

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

/** An entry as it stands in the log. */
export interface AuditRow {
  readonly auditId: string
  readonly at: Date
  readonly face: Face
  readonly actor: string
  readonly action: string
  readonly subject: string
  /** JSON; null where there is nothing to compare. */
  readonly before: unknown
  readonly after: unknown
}

export interface AuditFilter {
  readonly actor?: string | undefined
  readonly action?: string | undefined
  readonly since?: Date | undefined
  /** Only what is older than this entry. */
  readonly olderThan?: string | undefined
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

  /** Newest first. */
  async list(filter: AuditFilter, most: number): Promise<readonly AuditRow[]> {
    return sql<AuditRow[]>`
      select audit_id::text as "auditId", at, face, actor, action, subject, before, after from audit
      where ${conditions(sql, filter)} order by audit_id desc limit ${most}`
  },

  async find(auditId: string): Promise<AuditRow | undefined> {
    const [row] = await sql<AuditRow[]>`
      select audit_id::text as "auditId", at, face, actor, action, subject, before, after from audit
      where audit_id = ${auditId}`
    return row
  },

  /** What somebody switched or set in one repository, newest first. */
  async ruleChanges(repositoryId: string, most: number): Promise<readonly AuditRow[]> {
    return sql<AuditRow[]>`
      select audit_id::text as "auditId", at, face, actor, action, subject, before, after from audit
      where action in ('set-rule', 'set-rule-settings') and after->>'repositoryId' = ${repositoryId}
      order by audit_id desc limit ${most}`
  },

  /** Every name and every action that stands in the log, for choosing among them. */
  async names(): Promise<{ readonly actors: readonly string[]; readonly actions: readonly string[] }> {
    const [row] = await sql<{ actors: string[]; actions: string[] }[]>`
      select coalesce(array_agg(distinct actor order by actor), '{}') as actors,
        coalesce(array_agg(distinct action order by action), '{}') as actions from audit`
    return row ?? { actors: [], actions: [] }
  },
})

const conditions = (
  sql: TenantSql,
  { actor, action, since, olderThan }: AuditFilter,
): PendingQuery<Row[]> => sql`
  true ${actor ? sql`and actor = ${actor}` : sql``}
  ${action ? sql`and action = ${action}` : sql``}
  ${since ? sql`and at >= ${since}` : sql``}
  ${olderThan ? sql`and audit_id < ${olderThan}` : sql``}`
