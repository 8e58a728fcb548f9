import postgres from 'postgres'
import { answerParent } from './apart'

/** Commits one body after the other, each in a transaction of its own: what the server does at best without batches. */
export interface SingleRows {
  readonly url: string
  readonly connections: number
  readonly bodies: readonly string[]
  readonly forMs: number
}

export interface CommittedRows {
  readonly perSecond: number
}

const run = async ({ url, connections, bodies, forMs }: SingleRows): Promise<CommittedRows> => {
  const sql = postgres(url, { max: connections, onnotice: () => {} })
  await Promise.all(Array.from({ length: connections }, () => sql`select pg_sleep(0.3)`)) // opens all of them
  const startedAt = performance.now()
  let committed = 0
  const commitInTurn = async () => {
    while (performance.now() - startedAt < forMs) {
      await sql`insert into single_row (body) values (${bodies[committed % bodies.length] ?? ''})`
      committed += 1
    }
  }
  await Promise.all(Array.from({ length: connections }, commitInTurn))
  const tookMs = performance.now() - startedAt
  await sql.end()
  return { perSecond: (committed / tookMs) * 1000 }
}

answerParent(run)
