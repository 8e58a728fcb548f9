import { isLoopbackName } from '../loopback-name'

/** How the dashboard is reached, and what follows from it. */
export interface Entrance {
  readonly cookie: { readonly name: string; readonly isSecure: boolean }
  /** Plain http is served on this machine alone. */
  serves(url: URL): boolean
  /** True for what one of our own pages sent. A browser always says where a form came from. */
  isFromUs(headers: Headers, url: URL): boolean
}

/** `address`: where others reach this companion; https once THROUGHLINE_PUBLIC_URL is set. */
export const entranceAt = (address: string): Entrance => {
  const isSecure = address.startsWith('https://')
  return {
    cookie: { name: isSecure ? '__Host-sid' : 'sid', isSecure },
    serves: (url) => isSecure || isLoopbackName(url.hostname),
    isFromUs(headers, url) {
      const site = headers.get('sec-fetch-site')
      const origin = headers.get('origin')
      if (site !== null && site !== 'same-origin') return false
      if (origin === null) return site === 'same-origin'
      return origin === (isSecure ? new URL(address) : url).origin
    },
  }
}
