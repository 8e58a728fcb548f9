import { z } from 'zod'
import type { TenantSql } from '../database/database'

/** As many events of one issue as may wait at once. */
const MOST_EVENTS = 100

/**
 * Notes which merge summaries people have deleted, from everything that Jira told of an issue and that nobody has read
 * yet: a comment is then known to be gone before somebody wants to write it again.
 */
export const noteDeletedComments = async (sql: TenantSql, issueId: string): Promise<void> => {
  const waiting = await sql<{ body: string }[]>`
    select body from inbox where about = ${issueId} and outcome = 'waiting' and body is not null
    order by inbox_id desc limit ${MOST_EVENTS}`
  const ids = waiting.flatMap(({ body }) => deletedCommentIn(body) ?? [])
  if (ids.length === 0) return
  await sql`
    update effect set state = 'removed', changed_at = now()
    from linked_issue link join merge_summary summary using (tenant_id, pull_request_id)
    where link.issue_id = ${issueId} and effect.tenant_id = link.tenant_id and effect.state = 'done'
      and effect.effect_key = 'comment ' || link.issue_id || ' ' || summary.marker and effect.remote_id = any(${ids})`
}

/** Forge's product events and Jira's own webhooks name the comment alike. */
const Told = z.object({
  name: z.enum(['avi:jira:deleted:comment', 'comment_deleted']),
  comment: z.object({ id: z.coerce.string() }),
})

const deletedCommentIn = (body: string): string | undefined => {
  const told = jsonIn(body)
  const name = told['eventType'] ?? told['webhookEvent']
  return Told.safeParse({ name, comment: told['comment'] }).data?.comment.id
}

const jsonIn = (text: string): Readonly<Record<string, unknown>> => {
  try {
    return z.record(z.string(), z.unknown()).catch({}).parse(JSON.parse(text))
  } catch {
    return {}
  }
}
