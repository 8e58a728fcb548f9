import { randomUUID } from 'node:crypto'
import { Pool } from 'undici'
import { answerParent } from './apart'

export interface LoadRequest {
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | Uint8Array
}

/** POSTs over kept-alive connections, each with one request in flight. */
export interface Load {
  readonly origin: string
  readonly path: string
  readonly connections: number
  /** Sent in turn, over and over. */
  readonly requests: readonly LoadRequest[]
  /** A header that carries a new UUID each time. */
  readonly freshHeader?: string
  /** No request is sent after either of them; those in flight are awaited. */
  readonly until: { readonly ms: number; readonly requests: number }
}

export interface Loaded {
  /** From the first request to the last answer. */
  readonly tookMs: number
  /** How many answers had this status; 0 counts what was not answered. */
  readonly statuses: Readonly<Record<number, number>>
  readonly latenciesMs: readonly number[]
}

const run = async (load: Load): Promise<Loaded> => {
  const { origin, connections, until } = load
  const pool = new Pool(origin, { connections, pipelining: 1, headersTimeout: 60_000, bodyTimeout: 60_000 })
  const statuses: Record<number, number> = {}
  const latenciesMs: number[] = []
  const startedAt = performance.now()
  let sent = 0
  const sendInTurn = async () => {
    while (sent < until.requests && performance.now() - startedAt < until.ms) {
      sent += 1
      const sentAt = performance.now()
      const status = await post(pool, load, sent)
      latenciesMs.push(performance.now() - sentAt)
      statuses[status] = (statuses[status] ?? 0) + 1
    }
  }
  await Promise.all(Array.from({ length: connections }, sendInTurn))
  const tookMs = performance.now() - startedAt
  await pool.close()
  return { tookMs, statuses, latenciesMs }
}

const post = async (pool: Pool, { path, requests, freshHeader }: Load, turn: number): Promise<number> => {
  const request = requests[turn % requests.length]
  const fresh = freshHeader ? { [freshHeader]: randomUUID() } : {}
  try {
    const { statusCode, body } = await pool.request({
      path,
      method: 'POST',
      headers: { 'content-type': 'application/json', ...request?.headers, ...fresh },
      body: request?.body ?? '',
    })
    await body.dump()
    return statusCode
  } catch {
    return 0
  }
}

answerParent(run)
