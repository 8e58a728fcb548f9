import type { MiddlewareHandler } from 'hono'

/** One call that a fake was asked to answer. `body` is parsed where it is JSON; `at` is an ISO time. */
export interface RecordedRequest {
  readonly method: string
  readonly path: string
  readonly query: Readonly<Record<string, string>>
  readonly body: unknown
  readonly status: number
  readonly at: string
}

/** The newest calls, oldest first, and what was wrong with any of them. */
export interface RequestLog {
  readonly requests: readonly RecordedRequest[]
  readonly violations: readonly string[]
  readonly record: MiddlewareHandler
  refuse(method: string, path: string, reason: string): void
  clear(): void
}

const maxRequests = 500

export function createRequestLog(now: () => Date): RequestLog {
  const requests: RecordedRequest[] = []
  const violations: string[] = []
  return {
    requests,
    violations,
    async record(c, next) {
      const at = now().toISOString()
      const text = await c.req.raw.clone().text()
      await next()
      const { pathname, searchParams } = new URL(c.req.url)
      const query = Object.fromEntries(searchParams)
      requests.push({
        method: c.req.method,
        path: pathname,
        query,
        body: parsed(text),
        status: c.res.status,
        at,
      })
      if (requests.length > maxRequests) requests.shift()
    },
    refuse(method, path, reason) {
      violations.push(`${method} ${path}: ${reason}`)
    },
    clear() {
      requests.length = 0
      violations.length = 0
    },
  }
}

const parsed = (text: string): unknown => {
  if (text === '') return undefined
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
