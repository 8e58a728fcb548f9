import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { Entrance } from './entrance'

/** The cookie that carries a session's id: gone when the browser closes, never seen by a script or another site. */
export const sessionCookie = ({ cookie }: Entrance) => {
  const flags = { path: '/', httpOnly: true, secure: cookie.isSecure, sameSite: 'Strict' } as const
  return {
    read: (context: Context): string | undefined => getCookie(context, cookie.name),
    write: (context: Context, id: string) => setCookie(context, cookie.name, id, flags),
    remove: (context: Context) => deleteCookie(context, cookie.name, flags),
  }
}
