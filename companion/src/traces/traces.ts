import type { TenantSql } from '../database/database'

/** In words for people; what is further left is what somebody should know first. */
export const outcomes = ['gave up', 'parked', 'waiting', 'done', 'skipped', 'nothing to do', 'off'] as const
export type Outcome = (typeof outcomes)[number]

/** What became of one delivery at one step. Every outcome but `done` and `off` says why. */
export interface TraceStep {
  readonly step: 'read' | 'fetched' | 'matched' | 'rule' | 'told' | 'jira'
  /** Of which rule, or of which issue by Jira's id; undefined for a step that a delivery has once. */
  readonly subject?: string
  readonly outcome: Outcome
  /** A sentence without text from the pull request or the issue: traces are read by admins, not by everyone. */
  readonly detail?: string
  /** When what waits is tried again. */
  readonly until?: Date
}

/** A step as it is stored. */
export interface ToldStep extends TraceStep {
  readonly at: Date
  /** How often it was told: more than once where it was tried again. */
  readonly tries: number
}

/** What a delivery turned out to be about, for those who look for it. */
export interface DeliveryFacts {
  readonly repository?: string
  /** `#42`, `!118` or `SHOP-7`. */
  readonly label?: string
  /** The kind of event, in our words. */
  readonly kind?: string
  readonly pullRequestId?: string
  /** Jira's ids of the issues it led to. */
  readonly issueIds?: readonly string[]
}

/**
 * Step by step, what became of a delivery. A step that is told again replaces what it said before; the delivery's own
 * outcome is that of its most telling step.
 */
export const traces = (sql: TenantSql) => ({
  async add(inboxId: string, ...steps: readonly TraceStep[]): Promise<void> {
    if (await isThere(sql, inboxId)) await tell(sql, inboxId, steps)
  },

  /** What a delivery is about is told while it waits, too. */
  async name(
    inboxId: string,
    { repository, label, kind }: Required<Pick<DeliveryFacts, 'repository' | 'label' | 'kind'>>,
  ): Promise<void> {
    await sql`update inbox set ${sql({ repository, label, kind })} where inbox_id = ${inboxId}`
  },

  /** Tells the whole way of a delivery anew: only what was said about web links in Jira stays. */
  async retell(inboxId: string, facts: DeliveryFacts, steps: readonly TraceStep[]): Promise<void> {
    if (!(await isThere(sql, inboxId))) return
    const told = {
      repository: facts.repository ?? null,
      label: facts.label ?? null,
      kind: facts.kind ?? null,
      pull_request_id: facts.pullRequestId ?? null,
    }
    await sql`
      update inbox set ${sql(told)}, issue_keys = (
        select coalesce(array_agg(key order by key), '{}') from issue
        where issue_id = any(${[...(facts.issueIds ?? [])]}))
      where inbox_id = ${inboxId}`
    await sql`
      delete from trace where inbox_id = ${inboxId} and step <> 'jira'
        and not (step, subject) in (select * from unnest(
          ${steps.map(({ step }) => step)}::text[], ${steps.map(({ subject }) => subject ?? '')}::text[]))`
    await tell(sql, inboxId, steps)
  },

  /**
   * Work of earlier deliveries of the same pull request that this one has taken over: they wait for nothing any more.
   * Their rows are locked in the order of their ids, before any of their steps.
   */
  async takeOver(
    inboxId: string,
    pullRequestId: string,
    { rules, issueIds }: { readonly rules: readonly string[]; readonly issueIds: readonly string[] },
  ): Promise<void> {
    const earlier = await sql<{ inboxId: string }[]>`
      select inbox_id as "inboxId" from inbox
      where pull_request_id = ${pullRequestId} and inbox_id <> ${inboxId} and outcome in ('waiting', 'gave up')
      order by inbox_id for update`
    for (const one of earlier) {
      await sql`
        update trace set outcome = 'nothing to do', until = null,
          detail = 'A later delivery of this pull request does this.'
        where inbox_id = ${one.inboxId} and outcome in ('waiting', 'gave up')
          and ((step = 'rule' and subject = any(${[...rules]})) or (step = 'jira' and subject = any(${[...issueIds]})))`
      await conclude(sql, one.inboxId)
    }
  },

  /** The same for what Jira told earlier about an issue that was read just now. */
  async takeOverIssue(inboxId: string, issueId: string): Promise<void> {
    const detail = 'A later event of this issue was acted on.'
    await sql`
      with earlier as (
        update inbox set outcome = 'nothing to do', reason = ${detail}
        where about = ${issueId} and inbox_id < ${inboxId} and outcome in ('waiting', 'gave up')
        returning inbox_id)
      update trace set outcome = 'nothing to do', detail = ${detail}, until = null
      from earlier where trace.inbox_id = earlier.inbox_id and step = 'read'`
  },

  /** Somebody asked for what waited or gave up, or for all of it: it waits again, and its time starts anew. */
  async beginAgain(inboxIds: readonly string[], detail: string): Promise<void> {
    const rows = await sql<{ inboxId: string }[]>`
      select inbox_id as "inboxId" from inbox where inbox_id = any(${[...inboxIds]}) order by inbox_id for update`
    const locked = rows.map(({ inboxId }) => inboxId)
    await sql`
      update trace set outcome = 'waiting', detail = ${detail}, until = null
      where inbox_id = any(${locked}) and outcome in ('waiting', 'gave up')`
    await sql`
      update inbox set outcome = 'waiting', reason = ${detail}, begun_at = clock_timestamp(), took_ms = null
      where inbox_id = any(${locked})`
  },

  async of(inboxId: string): Promise<readonly ToldStep[]> {
    const rows = await sql<
      (Omit<ToldStep, 'detail' | 'until'> & { detail: string | null; until: Date | null })[]
    >`
      select step, subject, outcome, detail, until, at, tries from trace where inbox_id = ${inboxId} order by at, trace_id`
    return rows.map(({ detail, until, ...row }) => ({
      ...row,
      ...(detail !== null && { detail }),
      ...(until !== null && { until }),
    }))
  },
})

/** False when its retention is over. Whoever tells something of a delivery has its row to itself until the commit. */
const isThere = async (sql: TenantSql, inboxId: string): Promise<boolean> =>
  (await sql`select from inbox where inbox_id = ${inboxId} for update`).length === 1

const tell = async (sql: TenantSql, inboxId: string, steps: readonly TraceStep[]): Promise<void> => {
  const rows = steps.map(({ step, subject = '', outcome, detail, until }) => ({
    inbox_id: inboxId,
    step,
    subject,
    outcome,
    detail: detail ?? null,
    until: until ?? null,
  }))
  const once = [...new Map(rows.map((row) => [`${row.step} ${row.subject}`, row])).values()]
  if (once.length === 0) return
  await sql`
    insert into trace ${sql(once)}
    on conflict (tenant_id, inbox_id, step, subject) do update set outcome = excluded.outcome,
      detail = excluded.detail, until = excluded.until, at = excluded.at, tries = trace.tries + 1`
  await conclude(sql, inboxId)
}

/** That it was read and fetched is no outcome while there is more to tell. */
const conclude = async (sql: TenantSql, inboxId: string): Promise<void> => {
  await sql`
    with telling as (
      select outcome, detail from trace where inbox_id = ${inboxId}
      order by step in ('read', 'fetched') and outcome = 'done', array_position(${[...outcomes]}::text[], outcome),
        array_position(array['rule', 'jira', 'told', 'matched', 'fetched', 'read'], step), at desc
      limit 1)
    update inbox set outcome = telling.outcome, reason = telling.detail,
      took_ms = case when telling.outcome in ('waiting', 'gave up') then null else
        least(extract(epoch from clock_timestamp() - begun_at) * 1000, 2147483647)::int end
    from telling where inbox_id = ${inboxId}`
}
