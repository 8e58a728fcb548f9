/** @jsxImportSource hono/jsx */
import type { Context, Hono } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { z } from 'zod'
import { audit } from '../../audit/audit'
import { describe } from '../../log'
import { sessions } from '../../sessions/sessions'
import { type Attempt, CALLBACK_PATH, type SignedOn } from '../../single-sign-on/single-sign-on'
import { tenants } from '../../tenants/tenants'
import { declareAuth } from '../declared-auth'
import { newReference } from '../reference'
import { LinkButton } from './components/Button'
import type { DashboardTools } from './dashboard-tools'
import { tell } from './failure-answer'
import { messages } from './messages'
import { barePage } from './page'
import { sessionCookie } from './session-cookie'

/** Leads to the provider. */
export const START_PATH = '/single-sign-on'
const MINUTES = 10

const words = messages.signIn.singleSignOn
const again = { text: words.again, href: '/sign-in' }

/** The way in by another side's account: GET /single-sign-on leads there, and its callback back. */
export const singleSignOnDoors = (app: Hono, tools: DashboardTools): void => {
  const { singleSignOn, entrance } = tools
  if (!singleSignOn) return
  const session = sessionCookie(entrance)
  const attempts = attemptCookie(tools)
  const failed = (context: Context, error: unknown) => {
    const reference = newReference()
    tools.log.warn({ ...describe(causeOf(error)), reference }, 'single sign-on failed')
    return tell(context, tools, {
      status: 502,
      title: words.failed.title,
      text: words.failed.text(singleSignOn.name, reference),
      action: again,
    })
  }

  app.get(START_PATH, declareAuth('public'), async (context) => {
    if (!entrance.serves(new URL(context.req.url)))
      return context.text(messages.plainHttp(tools.address), 403)
    const begun = await singleSignOn.begin().catch((error: unknown) => ({ error }))
    if ('error' in begun) return failed(context, begun.error)
    await attempts.write(context, begun.attempt)
    return context.redirect(begun.url, 303)
  })

  app.get(CALLBACK_PATH, declareAuth('sign-on-attempt'), async (context) => {
    if (!entrance.serves(new URL(context.req.url)))
      return context.text(messages.plainHttp(tools.address), 403)
    const attempt = await attempts.take(context)
    const url = new URL(context.req.url)
    if (!attempt || url.searchParams.get('state') !== attempt.state)
      return tell(context, tools, { status: 403, ...words.stale, action: again })
    if (url.searchParams.get('error') === 'access_denied')
      return tell(context, tools, { status: 403, ...words.cancelled, action: again })
    const signedOn = await singleSignOn.finish(url.search, attempt).catch((error: unknown) => ({ error }))
    if ('error' in signedOn) return failed(context, signedOn.error)
    const id = await letIn(tools, signedOn, session.read(context))
    if (id === undefined)
      return tell(context, tools, {
        status: 403,
        title: words.noRole.title,
        text: words.noRole.text(signedOn.name),
        action: again,
      })
    session.write(context, id)
    // A browser keeps the session from requests that another site has begun, and from where those lead on.
    context.header('refresh', '0; url=/')
    return barePage(
      context,
      tools.assets,
      { title: messages.signIn.title },
      <>
        <h1>{words.signedIn(signedOn.name)}</h1>
        <LinkButton href="/" look="primary">
          {words.goOn}
        </LinkButton>
      </>,
    )
  })
}

/** What is under the library's own words, which say no more than that something went wrong. */
const causeOf = (error: unknown): unknown =>
  error instanceof Error && error.cause instanceof Error ? causeOf(error.cause) : error

/** The id of a new session; undefined for somebody without a role. The session that the browser had before ends. */
const letIn = (
  { database, tenantId, clock, singleSignOn }: DashboardTools,
  { name, role }: SignedOn,
  former: string | undefined,
) =>
  database.withTenant(tenantId, async (sql) => {
    const actor = { face: 'dashboard', name } as const
    const by = singleSignOn?.name
    if (role === undefined) {
      await audit(sql).add({
        actor,
        action: 'sign-in-refused',
        subject: `${name}, without a role`,
        after: { by },
      })
      return undefined
    }
    if (former !== undefined) await sessions(sql).end(former)
    await audit(sql).add({ actor, action: 'sign-in', subject: name, after: { role, by } })
    return sessions(sql).begin({ name, role }, clock())
  })

const StoredAttempt = z.object({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  until: z.number(),
})

/** Sealed, for ten minutes, and gone with its first use. It has to come along when the provider sends people back. */
const attemptCookie = ({ database, keyring, tenantId, entrance, clock }: DashboardTools) => {
  const { isSecure } = entrance.cookie
  const name = isSecure ? '__Host-sign-on' : 'sign-on'
  const flags = { path: '/', httpOnly: true, secure: isSecure, sameSite: 'Lax' } as const
  const place = { table: 'browser', column: name, row: 'sign-on' }
  const openSeal = async () =>
    keyring.openTenant(tenantId, await database.withTenant(tenantId, (sql) => tenants(sql).wrappedKey()))
  return {
    async write(context: Context, attempt: Attempt) {
      const stored = { ...attempt, until: clock().getTime() + MINUTES * 60_000 }
      const sealed = await (await openSeal()).seal(JSON.stringify(stored), place)
      setCookie(context, name, sealed, { ...flags, maxAge: MINUTES * 60 })
    },
    async take(context: Context): Promise<Attempt | undefined> {
      const sealed = getCookie(context, name)
      deleteCookie(context, name, flags)
      if (sealed === undefined) return undefined
      const text = await (await openSeal()).unseal(sealed, place).catch(() => 'null')
      const stored = StoredAttempt.safeParse(JSON.parse(text))
      return stored.success && stored.data.until > clock().getTime() ? stored.data : undefined
    },
  }
}
