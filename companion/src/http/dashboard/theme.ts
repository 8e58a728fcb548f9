import type { Context, Hono } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { declareAuth } from '../declared-auth'
import type { Entrance } from './entrance'

/** `auto` follows the system. */
export type Theme = 'light' | 'dark' | 'auto'

const next: Readonly<Record<Theme, Theme>> = { auto: 'dark', dark: 'light', light: 'auto' }

/** Which theme the button leads to. */
export const themeAfter = (theme: Theme): Theme => next[theme]

export const themeOf = (context: Context): Theme => parse(getCookie(context, 'theme'))

/** POST /theme keeps the theme in a cookie of its own, and leads back to the page it came from. */
export const themeDoor = (app: Hono, { cookie, isFromUs }: Entrance): void => {
  app.post('/theme', declareAuth('public'), async (context) => {
    if (!isFromUs(context.req.raw.headers, new URL(context.req.url))) return context.text('Forbidden', 403)
    const { theme } = await context.req.parseBody()
    const maxAge = 365 * 86_400
    const flags = { path: '/', httpOnly: true, secure: cookie.isSecure, sameSite: 'Lax', maxAge } as const
    setCookie(context, 'theme', parse(theme), flags)
    return context.redirect(pathOf(context.req.header('referer')), 303)
  })
}

const parse = (theme: unknown): Theme => (theme === 'light' || theme === 'dark' ? theme : 'auto')

/** The path alone: a redirect never leads to another site. */
export const pathOf = (referer: string | undefined): string => {
  if (!referer || !URL.canParse(referer)) return '/'
  const { pathname, search } = new URL(referer)
  return pathname.startsWith('//') ? '/' : `${pathname}${search}`
}
