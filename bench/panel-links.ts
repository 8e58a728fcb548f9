import postgres from 'postgres'
import makeLinks from './panel-links.sql'

/** One issue of one tenant. */
export interface IssueName {
  readonly tenantId: string
  readonly issueId: string
}

export interface LinkedDatabase {
  readonly url: string
  readonly name: string
  readonly links: number
  /** As many issues as were asked for, drawn evenly from all of them; the same at each run. */
  readonly issues: readonly IssueName[]
}

/** A copy of the prepared database, with about so many links and everything around them. Nobody may be logged in there. */
export const makeLinkedDatabase = async (
  preparedUrl: string,
  size: { readonly name: string; readonly links: number; readonly issues: number },
): Promise<LinkedDatabase> => {
  const database = `links_${size.links}`
  const url = urlOf(preparedUrl, database)
  await as(urlOf(preparedUrl, 'postgres'), (sql) =>
    sql.unsafe(`create database ${database} template ${new URL(preparedUrl).pathname.slice(1)}`),
  )
  return as(url, async (sql) => {
    await sql`select set_config('app.links', ${size.links}::text, false)`
    await sql.unsafe(makeLinks)
    await sql`vacuum analyze`
    await sql`checkpoint`
    const [counted] = await sql<{ links: string }[]>`select count(*) as links from linked_issue`
    const issues = await sql<IssueName[]>`
      select tenant_id as "tenantId", issue_id as "issueId" from issue
      order by md5(tenant_id::text || issue_id) limit ${size.issues}`
    return { url, name: size.name, links: Number(counted?.links), issues: [...issues] }
  })
}

const urlOf = (url: string, database: string) =>
  Object.assign(new URL(url), { pathname: `/${database}` }).href

const as = async <T>(url: string, work: (sql: postgres.Sql) => Promise<T>): Promise<T> => {
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  try {
    return await work(sql)
  } finally {
    await sql.end()
  }
}
