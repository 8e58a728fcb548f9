import type { TenantSql } from '../database/database'
import { passedJson } from '../database/passed-json'

interface Area {
  readonly area: string
  readonly text: string
}

/** What shipped with a pull request, as the panel shows it and as it was written. */
export interface StoredSummary {
  readonly pullRequestId: string
  /** That of its comment on each issue. */
  readonly marker: string
  readonly why: string | undefined
  readonly areas: readonly Area[]
  readonly writer: 'extract' | 'language model'
  /** Of what it was written from. */
  readonly factsDigest: string
  /** The pull request that took it back and still does, as its host writes it. */
  readonly revertedBy: string | undefined
}

/** What shipped with each merged pull request. */
export const mergeSummaries = (sql: TenantSql) => ({
  async save({
    pullRequestId,
    why,
    areas,
    revertedBy,
    marker,
    writer,
    factsDigest,
  }: StoredSummary): Promise<void> {
    const row = {
      marker,
      areas: sql.json(passedJson(areas)),
      why: why ?? null,
      writer,
      facts_digest: factsDigest,
      reverted_by: revertedBy ?? null,
      written_at: new Date(),
    }
    await sql`
      insert into merge_summary ${sql({ pull_request_id: pullRequestId, ...row })}
      on conflict (tenant_id, pull_request_id) do update set ${sql(row)}`
  },

  async find(pullRequestId: string): Promise<StoredSummary | undefined> {
    const [row] = await sql<StoredRow[]>`
      select marker, why, areas, writer, facts_digest as "factsDigest", reverted_by as "revertedBy"
      from merge_summary where pull_request_id = ${pullRequestId}`
    return (
      row && { ...row, pullRequestId, why: row.why ?? undefined, revertedBy: row.revertedBy ?? undefined }
    )
  },
})

type StoredRow = Omit<StoredSummary, 'pullRequestId' | 'why' | 'revertedBy'> & {
  readonly why: string | null
  readonly revertedBy: string | null
}
