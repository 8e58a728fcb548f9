import type { Database, TenantSql } from '../database/database'

/** Runs work in a tenant's transaction. */
export type Read = <T>(work: (sql: TenantSql) => Promise<T>) => Promise<T>

/**
 * Work that is asked for at the same time runs in one transaction, sent together: what begins and ends a transaction costs
 * more than most of the questions themselves. What fails, fails all of it.
 */
export const inOneTransaction = (database: Database, tenantId: string): Read => {
  let batch: Batch | undefined

  const open = (): Batch => {
    const works: Work[] = []
    const begun = new Promise<void>((resolve) => setImmediate(resolve))
    const done = begun.then(() => {
      batch = undefined
      return database.withTenant(tenantId, (sql) => Promise.all(works.map((work) => work(sql))))
    })
    return { works, done }
  }

  return async <T>(work: (sql: TenantSql) => Promise<T>) => {
    batch ??= open()
    const { works, done } = batch
    let answer: { readonly given: T } | undefined
    works.push(async (sql) => {
      answer = { given: await work(sql) }
    })
    await done
    if (!answer) throw new Error('A transaction ended without its answer.')
    return answer.given
  }
}

type Work = (sql: TenantSql) => Promise<void>

interface Batch {
  readonly works: Work[]
  readonly done: Promise<unknown>
}
