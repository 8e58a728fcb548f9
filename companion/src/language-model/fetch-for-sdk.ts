import type { SafeFetch } from '../fetch/safe-fetch'

/** The only way out, in the form in which an SDK expects it. No redirect is followed: a key goes to one place alone. */
export const fetchForSdk =
  (safeFetch: SafeFetch): typeof globalThis.fetch =>
  (input, init = {}) => {
    const { method = 'GET', headers, body, signal } = init
    return safeFetch(input instanceof Request ? input.url : String(input), {
      method,
      headers: Object.fromEntries(new Headers(headers)),
      redirects: 'none',
      ...(typeof body === 'string' && { body }),
      ...(signal && { signal }),
    })
  }
