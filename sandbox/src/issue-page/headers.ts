import { secureHeaders } from 'hono/secure-headers'

interface OtherParts {
  /** Origins whose pictures the pages show. */
  readonly pictures: readonly string[]
  /** Origins to which a form may lead. */
  readonly forms: readonly string[]
}

/**
 * The page loads nothing from another machine. Inline styles are allowed because the design system's components make
 * them; pictures may also come from the other parts of the sandbox, and the dashboard's form leads there.
 */
export const headersFor = ({ pictures, forms }: OtherParts) =>
  secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'", "'unsafe-inline'"],
      fontSrc: ["'self'"],
      connectSrc: ["'self'"],
      imgSrc: ["'self'", 'data:', ...pictures],
      baseUri: ["'none'"],
      formAction: ["'self'", ...forms],
      frameAncestors: ["'none'"],
    },
    referrerPolicy: 'same-origin',
    strictTransportSecurity: false,
  })
