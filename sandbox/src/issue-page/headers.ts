import { secureHeaders } from 'hono/secure-headers'

/**
 * The page loads nothing from another machine. Inline styles are allowed because the design system's components make
 * them; pictures may also come from the other parts of the sandbox.
 */
export const headersFor = (origins: readonly string[]) =>
  secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'", "'unsafe-inline'"],
      fontSrc: ["'self'"],
      connectSrc: ["'self'"],
      imgSrc: ["'self'", 'data:', ...origins],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
    },
    referrerPolicy: 'same-origin',
    strictTransportSecurity: false,
  })
