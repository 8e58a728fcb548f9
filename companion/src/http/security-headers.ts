import type { MiddlewareHandler } from 'hono'
import { secureHeaders } from 'hono/secure-headers'

const ours = ["'self'"]

/**
 * What every answer says to a browser: load nothing but our own files, show this in nobody's frame, come back by https
 * for two years, guess no types. Nothing is kept but what a door says may be.
 */
export const securityHeaders = (): readonly MiddlewareHandler[] => [
  secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: ours,
      styleSrc: ours,
      fontSrc: ours,
      imgSrc: ours,
      connectSrc: ours,
      formAction: ours,
      baseUri: ["'none'"],
      frameAncestors: ["'none'"],
    },
    strictTransportSecurity: 'max-age=63072000; includeSubDomains',
    xFrameOptions: 'DENY',
    // With no-referrer a browser names no origin when it sends a form, and the check of the origin would refuse it.
    referrerPolicy: 'same-origin',
  }),
  async (context, next) => {
    await next()
    if (!context.res.headers.has('cache-control')) context.header('cache-control', 'no-store')
  },
]
