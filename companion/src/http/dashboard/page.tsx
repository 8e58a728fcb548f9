/** @jsxImportSource hono/jsx */
import type { Context } from 'hono'
import { html } from 'hono/html'
import type { Child } from 'hono/jsx'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Session } from '../../sessions/sessions'
import type { Assets } from './assets'
import type { FrameFacts } from './dashboard-tools'
import { Document, Frame, type Place } from './Frame'
import { isHidden } from './notice'
import { themeOf } from './theme'

/** What is known of somebody who opens a page, once it is clear who it is. */
export interface Visit {
  readonly session: Session
  readonly facts: FrameFacts
}

export type DashboardEnv = { Variables: { visit: Visit; assets: Assets } }
export type PageContext = Context<DashboardEnv>

export interface PageProps {
  /** The page's name; the window's title is "{title} - Throughline". */
  readonly title: string
  /** Which link of the navigation is the current one. */
  readonly place?: Place
  /** The way here, without the page itself. */
  readonly crumbs?: readonly { readonly text: string; readonly href: string }[]
  /** The h1, where it is not the page's name. */
  readonly heading?: string
  /** One sentence under the heading. */
  readonly lead?: string
  /** Stands in for the heading, and has to hold the one h1 itself. */
  readonly header?: Child
  /** What has just been done, for screen readers. */
  readonly said?: string | undefined
  /** Without a script the page asks again after this time. */
  readonly refreshSeconds?: number | undefined
  readonly status?: ContentfulStatusCode
  /** The page has the place that screen readers listen to inside its dialog. */
  readonly saysItself?: boolean
}

/** A whole page in the frame, for somebody who is signed in. */
export const page = (context: PageContext, props: PageProps, children: Child) => {
  const {
    title,
    place,
    crumbs = [],
    heading = title,
    lead,
    header,
    said,
    refreshSeconds,
    status = 200,
  } = props
  const frame = { place, said, saysItself: props.saysItself ?? false }
  const { session, facts: known } = context.get('visit')
  const facts = known.notice && isHidden(context, known.notice) ? { ...known, notice: undefined } : known
  const { urlOf } = context.get('assets')
  const theme = themeOf(context)
  return context.html(
    whole(
      <Document title={title} theme={theme} urlOf={urlOf} refreshSeconds={refreshSeconds}>
        <Frame session={session} facts={facts} theme={theme} urlOf={urlOf} {...frame}>
          {crumbs.length > 0 && (
            <nav aria-label="Breadcrumb">
              <ol class="crumbs">
                {crumbs.map(({ text, href }) => (
                  <li>
                    <a href={href}>{text}</a>
                  </li>
                ))}
              </ol>
            </nav>
          )}
          {header ?? <h1>{heading}</h1>}
          {lead !== undefined && <p class="lead">{lead}</p>}
          {children}
        </Frame>
      </Document>,
    ),
    status,
  )
}

interface BareProps {
  readonly title: string
  readonly status?: ContentfulStatusCode
}

/** A card in the middle of an empty page, for somebody who is not signed in. */
export const barePage = (
  context: Context,
  assets: Assets,
  { title, status = 200 }: BareProps,
  children: Child,
) =>
  context.html(
    whole(
      <Document title={title} theme={themeOf(context)} urlOf={assets.urlOf}>
        <main class="signin" id="main">
          <div class="card stack">
            <img src={assets.urlOf('throughline.svg')} width="40" height="40" alt="" />
            {children}
          </div>
        </main>
      </Document>,
    ),
    status,
  )

/** A part of a page, for a script that asked for it. */
export const fragment = (context: Context, children: Child, status: ContentfulStatusCode = 200) =>
  context.html(html`${children}`, status)

/** True when a script asks, and wants a part of the page instead of all of it. */
export const asksForFragment = (context: Context): boolean => context.req.header('hx-request') === 'true'

const whole = (document: Child) => html`<!doctype html>${document}`
