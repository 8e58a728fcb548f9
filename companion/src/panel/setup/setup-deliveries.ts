import type { SetupDelivery } from '@throughline/shared/setup'
import type { TenantSql } from '../../database/database'

interface Row {
  readonly id: string
  readonly event: string
  readonly kind: string | null
  readonly label: string | null
  readonly repository: string | null
  readonly issueKeys: string[]
  readonly outcome: SetupDelivery['outcome']
  readonly reason: string | null
  readonly receivedAt: Date
  readonly tookMs: number | null
  /** As JSON gives them. */
  readonly steps: readonly {
    readonly step: string
    readonly subject: string
    readonly outcome: SetupDelivery['outcome']
    readonly detail: string | null
  }[]
}

const SHOWN = 50

/** The newest deliveries of the git hosts, each with its steps, and how many of all wait or gave up. */
export const readSetupDeliveries = async (sql: TenantSql) => {
  const rows = await sql<Row[]>`
    select inbox_id::text as id, event, kind, label, repository, issue_keys as "issueKeys", outcome, reason,
      received_at as "receivedAt", took_ms as "tookMs",
      (select coalesce(json_agg(json_build_object('step', step, 'subject', subject, 'outcome', trace.outcome,
          'detail', detail) order by at, trace_id), '[]') from trace
        where trace.tenant_id = inbox.tenant_id and trace.inbox_id = inbox.inbox_id) as steps
    from inbox join connection using (tenant_id, connection_id)
    where connection.host <> 'jira' order by inbox_id desc limit ${SHOWN}`
  const [counts] = await sql<{ waitingCount: number; gaveUpCount: number }[]>`
    select count(*) filter (where outcome = 'waiting')::int as "waitingCount",
      count(*) filter (where outcome = 'gave up')::int as "gaveUpCount"
    from inbox where outcome in ('waiting', 'gave up')`
  return {
    deliveries: rows.map(deliveryOf),
    waitingCount: counts?.waitingCount ?? 0,
    gaveUpCount: counts?.gaveUpCount ?? 0,
  }
}

const deliveryOf = ({
  kind,
  label,
  repository,
  reason,
  tookMs,
  receivedAt,
  steps,
  ...row
}: Row): SetupDelivery => ({
  ...row,
  receivedAt: receivedAt.toISOString(),
  ...(kind !== null && { kind }),
  ...(label !== null && { label }),
  ...(repository !== null && { repository }),
  ...(reason !== null && { reason }),
  ...(tookMs !== null && { tookMs }),
  steps: steps.map(({ detail, ...step }) => ({ ...step, ...(detail !== null && { detail }) })),
})
