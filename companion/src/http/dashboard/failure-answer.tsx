/** @jsxImportSource hono/jsx */
import type { Role } from '@throughline/shared/role'
import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { Failure } from '../../failure'
import { describe } from '../../log'
import { newReference } from '../reference'
import { LinkButton } from './components/Button'
import { SectionMessage } from './components/SectionMessage'
import type { DashboardTools } from './dashboard-tools'
import { messages } from './messages'
import { asksForFragment, barePage, fragment, type PageContext, page } from './page'

/** What a person is told: what happened, what to do, and where to go. */
export interface Told {
  readonly status: ContentfulStatusCode
  readonly title: string
  readonly text: string
  readonly action?: { readonly text: string; readonly href: string }
}

export const nothingHere: Told = {
  status: 404,
  title: messages.notFound.title,
  text: messages.notFound.text,
  action: { text: messages.notFound.action, href: '/repositories' },
}

export const mayNot = (needs: Role): Told => ({
  status: 403,
  title: messages.forbidden.title,
  text: messages.forbidden.text(messages.account.roles[needs].toLowerCase()),
})

export const fromElsewhere: Told = {
  status: 403,
  title: messages.crossSite.title,
  text: messages.crossSite.text,
}

/** As a page, or as a message where a script waits for a part of one. */
export const tell = (context: Context, tools: Pick<DashboardTools, 'assets'>, told: Told) => {
  const { status, title, text, action } = told
  if (asksForFragment(context))
    return fragment(context, <SectionMessage kind="bad" title={title} text={text} role="alert" />, status)
  const visited = context as PageContext
  const link = action && <LinkButton href={action.href}>{action.text}</LinkButton>
  if (visited.get('visit') === undefined)
    return barePage(
      context,
      tools.assets,
      { title, status },
      <>
        <h1>{title}</h1>
        <p class="subtle">{text}</p>
        {link}
      </>,
    )
  return page(
    visited,
    { title, status },
    <div class="stack wide-gap">
      <p class="lead">{text}</p>
      {link}
    </div>,
  )
}

/** What a page or an action throws, as an answer: expected failures in their own words, anything else with a reference. */
export const tellFailure = (context: Context, tools: DashboardTools, error: unknown) => {
  const again = { text: messages.failed.action, href: context.req.method === 'GET' ? context.req.path : '/' }
  if (error instanceof Failure && error.code === 'database-unavailable') {
    context.header('retry-after', String(error.retryAfterSeconds ?? 5))
    return tell(context, tools, { status: 503, ...messages.unavailable, action: again })
  }
  if (error instanceof Failure)
    return tell(context, tools, {
      status: error.code === 'not-allowed' ? 403 : 422,
      title: messages.notDone,
      text: error.message,
    })
  const reference = newReference()
  tools.log.error({ ...describe(error), reference, path: context.req.routePath }, 'a page failed')
  context.header('x-throughline-reference', reference)
  const { title, text } = messages.failed
  return tell(context, tools, { status: 500, title, text: text(reference), action: again })
}
