/** @jsxImportSource hono/jsx */
import { mayDo } from '@throughline/shared/role'
import type { Child } from 'hono/jsx'
import type { Session } from '../../sessions/sessions'
import type { AssetName } from './assets'
import { LinkButton, SubmitButton } from './components/Button'
import { Icon, type IconName } from './components/Icon'
import { initialsOf } from './components/initials'
import { SectionMessage } from './components/SectionMessage'
import type { FrameFacts } from './dashboard-tools'
import { messages } from './messages'
import { keyOf } from './notice'
import { type Theme, themeAfter } from './theme'

export type Place = 'repositories' | 'deliveries' | 'health' | 'audit' | 'integrations' | 'people'

export interface DocumentProps {
  readonly title: string
  readonly theme: Theme
  readonly urlOf: (file: AssetName) => string
  /** Without a script the page asks again after this time. */
  readonly refreshSeconds?: number | undefined
  readonly children: Child
}

/** No styles and no code from anywhere but our own files; errors are shown where the answer would have been. */
const htmxConfig = JSON.stringify({
  includeIndicatorStyles: false,
  allowEval: false,
  historyCacheSize: 0,
  selfRequestsOnly: true,
  responseHandling: [
    { code: '204', swap: false },
    { code: '...', swap: true },
  ],
})

/** What every page stands in, signed in or not. */
export function Document({ title, theme, urlOf, refreshSeconds, children }: DocumentProps) {
  return (
    <html lang="en" data-color-mode={theme}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="htmx-config" content={htmxConfig} />
        <title>{`${title} - ${messages.product}`}</title>
        {refreshSeconds !== undefined && (
          <noscript>
            <meta http-equiv="refresh" content={String(refreshSeconds)} />
          </noscript>
        )}
        <link rel="icon" href={urlOf('throughline.svg')} type="image/svg+xml" />
        <link rel="stylesheet" href={urlOf('dashboard.css')} />
        <script src={urlOf('htmx.js')} defer />
        <script src={urlOf('dashboard.js')} defer />
      </head>
      <body>{children}</body>
    </html>
  )
}

interface FrameProps {
  readonly session: Session
  readonly facts: FrameFacts
  readonly place: Place | undefined
  readonly theme: Theme
  readonly urlOf: (file: AssetName) => string
  /** What has just been done, for screen readers. */
  readonly said?: string | undefined
  readonly saysItself: boolean
  readonly children: Child
}

/** Skip link, header, navigation, and the page's own content in `main`. */
export function Frame({ session, facts, place, theme, urlOf, said, saysItself, children }: FrameProps) {
  return (
    <>
      <a class="skip" href="#main">
        {messages.skip}
      </a>
      <header class="bar">
        <a class="brand" href="/">
          <img src={urlOf('throughline.svg')} width="24" height="24" alt="" />
          {messages.product}
        </a>
        <span class="grow" />
        <ThemeButton theme={theme} />
        <AccountMenu session={session} />
      </header>
      <div class="frame">
        <Navigation place={place} needAttention={facts.needAttention} />
        <main id="main" tabindex={-1}>
          {facts.notice && <Notice notice={facts.notice} mayAct={mayDo(session.role, 'admin')} />}
          {children}
          {!saysItself && <Say text={said} />}
        </main>
      </div>
    </>
  )
}

/** The one place that screen readers listen to. `isOutOfBand`: sent with a fragment, it takes the page's place of it. */
export function Say({
  text = '',
  isOutOfBand = false,
}: {
  readonly text?: string | undefined
  readonly isOutOfBand?: boolean
}) {
  return (
    <p role="status" id="say" class="visually-hidden" hx-swap-oob={isOutOfBand ? 'true' : undefined}>
      {text}
    </p>
  )
}

function ThemeButton({ theme }: { readonly theme: Theme }) {
  const wanted = themeAfter(theme)
  return (
    <form method="post" action="/theme">
      <SubmitButton look="plain" label={messages.theme[wanted]} name="theme" value={wanted}>
        <Icon name="moon" />
      </SubmitButton>
    </form>
  )
}

function AccountMenu({ session: { name, role } }: { readonly session: Session }) {
  const { label, roles, signOut } = messages.account
  return (
    <details class="menu" id="account">
      <summary>
        <span class="visually-hidden">{label(name, roles[role])}</span>
        <span class="avatar" aria-hidden="true">
          {initialsOf(name)}
        </span>
      </summary>
      <div class="stack">
        <p class="strong">{name}</p>
        <p class="small subtle">{roles[role]}</p>
        <form method="post" action="/sign-out">
          <SubmitButton>{signOut}</SubmitButton>
        </form>
      </div>
    </details>
  )
}

interface NavLink {
  readonly place: Place
  readonly href: string
  readonly icon: IconName
}

const mainLinks: readonly NavLink[] = [
  { place: 'repositories', href: '/repositories', icon: 'repositories' },
  { place: 'deliveries', href: '/deliveries', icon: 'deliveries' },
  { place: 'health', href: '/health', icon: 'health' },
  { place: 'audit', href: '/audit-log', icon: 'audit' },
]
const settingsLinks: readonly NavLink[] = [
  { place: 'integrations', href: '/settings/integrations', icon: 'integrations' },
  { place: 'people', href: '/settings/people', icon: 'people' },
]

function Navigation({
  place,
  needAttention,
}: {
  readonly place: Place | undefined
  readonly needAttention: number
}) {
  const item = (link: NavLink) => (
    <li>
      <a href={link.href} aria-current={link.place === place ? 'page' : undefined}>
        <Icon name={link.icon} />
        <span>{messages.nav[link.place]}</span>
        {link.place === 'deliveries' && needAttention > 0 && (
          <span class="badge bad count">
            {needAttention}
            <span class="visually-hidden">{messages.nav.needAttention(needAttention)}</span>
          </span>
        )}
      </a>
    </li>
  )
  return (
    <nav class="side" aria-label={messages.nav.label}>
      <ul>{mainLinks.map(item)}</ul>
      <h2 id="nav-settings">{messages.nav.settings}</h2>
      <ul aria-labelledby="nav-settings">{settingsLinks.map(item)}</ul>
    </nav>
  )
}

interface NoticeProps {
  readonly notice: NonNullable<FrameFacts['notice']>
  readonly mayAct: boolean
}

function Notice({ notice: { kind, title, text, action }, mayAct }: NoticeProps) {
  return (
    <div class="banner">
      <SectionMessage kind={kind} title={title} text={text}>
        <div class="row">
          {kind === 'info' && (
            <form method="post" action="/notice/hide">
              <SubmitButton look="plain" name="key" value={keyOf(title)}>
                {messages.hideUntilTomorrow}
              </SubmitButton>
            </form>
          )}
          {mayAct && <LinkButton href={action.href}>{action.text}</LinkButton>}
        </div>
      </SectionMessage>
    </div>
  )
}
