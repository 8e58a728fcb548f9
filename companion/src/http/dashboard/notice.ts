import { createHash } from 'node:crypto'
import type { Context, Hono } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { readCards } from '../../connections/cards'
import type { TenantSql } from '../../database/database'
import { declareAuth } from '../declared-auth'
import type { FrameFacts } from './dashboard-tools'
import type { Entrance } from './entrance'
import { noticeOf } from './integrations/card-words'
import { configureHref } from './integrations/IntegrationsContent'
import { overviewMessages } from './integrations/overview-messages'
import { pathOf } from './theme'

const name = 'hidden-notice'
const urgency = { bad: 0, warn: 1, info: 2 } as const

/** The most urgent thing that an admin has to do about a connection; undefined while there is nothing. */
export const readNotice = async (sql: TenantSql, now: Date): Promise<FrameFacts['notice']> => {
  const notices = (await readCards(sql, now)).flatMap((card) => {
    const notice = noticeOf(card, now)
    const { replaceToken, connectAgain } = overviewMessages
    const [text, tab] = card.mode === 'oauth' ? [connectAgain, 'access'] : [replaceToken, 'token']
    const href = `${configureHref(card)}/${tab}`
    return notice ? [{ ...notice, action: { text, href } }] : []
  })
  return notices.sort((one, other) => urgency[one.kind] - urgency[other.kind])[0]
}

/** True while its reader has hidden this very notice; only what has time can be hidden. */
export const isHidden = (context: Context, notice: NonNullable<FrameFacts['notice']>): boolean =>
  notice.kind === 'info' && getCookie(context, name) === keyOf(notice.title)

/** Changes with the sentence, which counts the days: what was hidden comes back tomorrow. */
export const keyOf = (title: string): string => createHash('sha256').update(title).digest('hex').slice(0, 16)

/** POST /notice/hide keeps the key of a notice in a cookie for a day, and leads back to the page it came from. */
export const noticeDoor = (app: Hono, { cookie, isFromUs }: Entrance): void => {
  app.post('/notice/hide', declareAuth('public'), async (context) => {
    if (!isFromUs(context.req.raw.headers, new URL(context.req.url))) return context.text('Forbidden', 403)
    const { key } = await context.req.parseBody()
    const flags = {
      path: '/',
      httpOnly: true,
      secure: cookie.isSecure,
      sameSite: 'Lax',
      maxAge: 86_400,
    } as const
    if (typeof key === 'string' && /^[0-9a-f]{16}$/.test(key)) setCookie(context, name, key, flags)
    return context.redirect(pathOf(context.req.header('referer')), 303)
  })
}
