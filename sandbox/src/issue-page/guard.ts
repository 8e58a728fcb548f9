import type { MiddlewareHandler } from 'hono'
import { isLoopbackAddress, isLoopbackHost } from './loopback'

/**
 * Lets in only this machine's own pages: the Host must be a loopback name, against DNS rebinding, and what changes
 * something must come from a page of this very site.
 */
export const guard = (): MiddlewareHandler => async (c, next) => {
  const host = c.req.header('host')
  if (!isLoopbackHost(host)) return c.text('The sandbox answers to this machine only.', 403)
  const changes = c.req.method !== 'GET' && c.req.method !== 'HEAD'
  if (changes && !isSameOrigin(c.req.header('origin'), c.req.header('sec-fetch-site'), host)) {
    return c.text('Only the pages of the sandbox may do this.', 403)
  }
  await next()
}

/** Every browser sends one of the two headers with a POST; what sends neither is not a browser that could be misled. */
function isSameOrigin(
  origin: string | undefined,
  fetchSite: string | undefined,
  host: string | undefined,
): boolean {
  if (fetchSite !== undefined && fetchSite !== 'same-origin') return false
  return origin === undefined || (isLoopbackAddress(origin) && new URL(origin).host === host)
}
