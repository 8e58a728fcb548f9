/** @jsxImportSource hono/jsx */
import type { Context, Hono } from 'hono'
import { audit } from '../../audit/audit'
import type { Database } from '../../database/database'
import { sessions } from '../../sessions/sessions'
import { type LinkState, signInLinks } from '../../sessions/sign-in-links'
import { declareAuth } from '../declared-auth'
import { LinkButton, SubmitButton } from './components/Button'
import { SectionMessage } from './components/SectionMessage'
import type { DashboardTools } from './dashboard-tools'
import { fromElsewhere, tell, tellFailure } from './failure-answer'
import { messages } from './messages'
import { asksForFragment, barePage, fragment } from './page'
import { sessionCookie } from './session-cookie'
import { START_PATH } from './single-sign-on'

/** The answer to somebody who is not signed in: 401, with how to come in. */
export const askToSignIn = (context: Context, tools: DashboardTools) => {
  if (!tools.entrance.serves(new URL(context.req.url)))
    return context.text(messages.plainHttp(tools.address), 403)
  if (asksForFragment(context)) {
    context.header('hx-refresh', 'true')
    const { title, text } = messages.signIn.signedOut
    return fragment(context, <SectionMessage kind="warn" title={title} text={text} role="alert" />, 401)
  }
  return barePage(
    context,
    tools.assets,
    { title: messages.signIn.title, status: 401 },
    <HowToSignIn singleSignOn={tools.singleSignOn} />,
  )
}

/** The way in and out: GET /sign-in, GET and POST /sign-in/:link, POST /sign-out. */
export const signInDoors = (app: Hono, tools: DashboardTools): void => {
  const { database, tenantId, entrance, clock, assets } = tools
  const cookie = sessionCookie(entrance)
  const guarded = (door: (context: Context) => Promise<Response>) => async (context: Context) => {
    const url = new URL(context.req.url)
    if (!entrance.serves(url)) return context.text(messages.plainHttp(tools.address), 403)
    if (context.req.method !== 'GET' && !entrance.isFromUs(context.req.raw.headers, url))
      return tell(context, tools, fromElsewhere)
    try {
      return await door(context)
    } catch (error) {
      return tellFailure(context, tools, error)
    }
  }

  app.get(
    '/sign-in',
    declareAuth('public'),
    guarded(async (context) =>
      barePage(
        context,
        assets,
        { title: messages.signIn.title },
        <HowToSignIn singleSignOn={tools.singleSignOn} />,
      ),
    ),
  )

  app.get(
    '/sign-in/:link',
    declareAuth('sign-in-link'),
    guarded(async (context) => {
      const link = context.req.param('link') ?? ''
      const state = await database.withTenant(tenantId, (sql) => signInLinks(sql).stateOf(link, clock()))
      if (state !== 'open') return linkEnded(context, tools)
      return barePage(context, assets, { title: messages.signIn.title }, <OpenLink link={link} />)
    }),
  )

  app.post(
    '/sign-in/:link',
    declareAuth('sign-in-link'),
    guarded(async (context) => {
      const former = cookie.read(context)
      const id = await useLink(database, tenantId, context.req.param('link') ?? '', former, clock())
      if (id === undefined) return linkEnded(context, tools)
      cookie.write(context, id)
      return context.redirect('/', 303)
    }),
  )

  app.post(
    '/sign-out',
    declareAuth('session'),
    guarded(async (context) => {
      const id = cookie.read(context)
      if (id !== undefined) await signOut(database, tenantId, id)
      cookie.remove(context)
      return context.redirect('/sign-in', 303)
    }),
  )
}

const linkEnded = (context: Context, tools: DashboardTools) =>
  tell(context, tools, { status: 403, ...messages.signIn.linkEnded })

/**
 * The id of a new session, or undefined where the link lets nobody in. The session that the browser had before ends.
 * A link that was ours once is written down when it is tried again; an unknown one is not: anybody may send those.
 */
const useLink = (database: Database, tenantId: string, link: string, former: string | undefined, now: Date) =>
  database.withTenant(tenantId, async (sql) => {
    const guest = await signInLinks(sql).use(link, now)
    if (!guest) {
      const state = await signInLinks(sql).stateOf(link, now)
      if (state !== 'unknown')
        await audit(sql).add({ actor: nobody, action: 'sign-in-refused', subject: reasons[state] })
      return undefined
    }
    if (former !== undefined) await sessions(sql).end(former)
    const actor = { face: 'dashboard', name: guest.name } as const
    await audit(sql).add({ actor, action: 'sign-in', subject: guest.name, after: { role: guest.role } })
    return sessions(sql).begin(guest, now)
  })

const nobody = { face: 'dashboard', name: 'Somebody with a sign-in link' } as const
const reasons: Readonly<Record<LinkState, string>> = {
  open: 'A link that was used at the same moment',
  used: 'A link that was used before',
  ended: 'A link older than 15 minutes',
  unknown: 'A link that was never made',
}

const signOut = (database: Database, tenantId: string, id: string) =>
  database.withTenant(tenantId, async (sql) => {
    const ended = await sessions(sql).end(id)
    if (!ended) return
    const actor = { face: 'dashboard', name: ended.name } as const
    await audit(sql).add({ actor, action: 'sign-out', subject: ended.name })
  })

function HowToSignIn({ singleSignOn }: Pick<DashboardTools, 'singleSignOn'>) {
  const { heading, before, command, after, singleSignOn: words } = messages.signIn
  return (
    <>
      <h1>{heading}</h1>
      {singleSignOn && (
        <>
          <LinkButton href={START_PATH} look="primary" id="single-sign-on">
            {words.goOnWith(singleSignOn.name)}
          </LinkButton>
          <p class="small subtle">{words.or}</p>
        </>
      )}
      <p class="subtle">
        {before} <code>{command}</code> {after}
      </p>
    </>
  )
}

function OpenLink({ link }: { readonly link: string }) {
  const { heading, button } = messages.signIn
  return (
    <>
      <h1>{heading}</h1>
      <form method="post" action={`/sign-in/${encodeURIComponent(link)}`}>
        <SubmitButton look="primary" id="sign-in">
          {button}
        </SubmitButton>
      </form>
    </>
  )
}
