import type { MiddlewareHandler } from 'hono'

/** Answers a request in the fake's stead, or leaves it to the fake by returning undefined. */
export type OverrideHandler = (request: Request) => Response | undefined | Promise<Response | undefined>

/** Answers that a test puts before the fake's own; the newest is asked first. */
export interface Overrides {
  /** Returns the way to take it away again. */
  add(handler: OverrideHandler): () => void
  readonly answer: MiddlewareHandler
}

export function createOverrides(): Overrides {
  const handlers: OverrideHandler[] = []
  return {
    add(handler) {
      handlers.unshift(handler)
      return () => {
        const index = handlers.indexOf(handler)
        if (index >= 0) handlers.splice(index, 1)
      }
    },
    async answer(c, next) {
      for (const handler of [...handlers]) {
        const response = await handler(c.req.raw.clone())
        if (response) return response
      }
      return next()
    },
  }
}
