import type { Context } from 'hono'
import type { PageQuery } from './schema'

interface Page<T> {
  readonly items: readonly T[]
  /** The headers of the answer: `link` when there is more than one page. */
  readonly headers: Record<string, string>
}

/**
 * One page, and where the others are. As on GitHub, links may name a repository by its id where the caller named it
 * by its name: whoever builds the next page's address on their own will be wrong one day.
 */
export const pageOf = <T>(
  c: Context,
  all: readonly T[],
  { page, per_page }: PageQuery,
  path?: string,
): Page<T> => {
  const last = Math.max(1, Math.ceil(all.length / per_page))
  const items = all.slice((page - 1) * per_page, page * per_page)
  const address = (target: number) => {
    const url = new URL(path ?? c.req.url)
    for (const [name, value] of Object.entries(c.req.query())) url.searchParams.set(name, value)
    url.searchParams.set('page', String(target))
    return url.href
  }
  const links = [
    ...(page > 1 ? [`<${address(page - 1)}>; rel="prev"`] : []),
    ...(page < last ? [`<${address(page + 1)}>; rel="next"`, `<${address(last)}>; rel="last"`] : []),
    ...(page > 1 ? [`<${address(1)}>; rel="first"`] : []),
  ]
  return { items, headers: links.length > 0 ? { link: links.join(', ') } : {} }
}
