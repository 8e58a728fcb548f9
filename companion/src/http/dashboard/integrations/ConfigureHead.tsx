/** @jsxImportSource hono/jsx */
import type { Child } from 'hono/jsx'
import { Lozenge } from '../components/Lozenge'
import { lozengeOf, placeOf } from './card-words'
import { configureMessages } from './configure-messages'
import { configureHref } from './IntegrationsContent'
import { overviewMessages } from './overview-messages'
import { Tile } from './Tile'
import type { ShownCard } from './with-card'

const { tabs, tabsLabel } = configureMessages

export type ConfigureTab = 'overview' | 'token' | 'access' | 'projects' | 'repositories' | 'webhooks'

interface HeadProps {
  readonly shown: ShownCard
  readonly tab: ConfigureTab
  /** At the end of its first line. */
  readonly children?: Child
}

/** The name of a connection, how it is, and the ways to everything about it. */
export function ConfigureHead({ shown: { card, target, now }, tab, children }: HeadProps) {
  const home = configureHref(card)
  return (
    <>
      <div class="row between">
        <div class="row nowrap">
          <Tile tile={target.tile} />
          <div>
            <h1>{target.name}</h1>
            <p class="small subtle">{placeOf(card)}</p>
          </div>
          <Lozenge {...lozengeOf(card, now)} />
        </div>
        {children}
      </div>
      <nav class="tabs" aria-label={tabsLabel(target.name)}>
        {tabsOf(card).map((one) => (
          <a
            href={one === 'overview' ? home : `${home}/${one}`}
            aria-current={one === tab ? 'page' : undefined}
          >
            {tabs[one]}
          </a>
        ))}
      </nav>
    </>
  )
}

/** A Jira that its app has connected has no token that a person could replace. */
const tabsOf = ({ host, mode }: ShownCard['card']): readonly ConfigureTab[] => {
  if (host !== 'jira') return ['overview', 'token', 'repositories', 'webhooks']
  if (mode === 'forge') return ['overview', 'projects']
  return ['overview', mode === 'oauth' ? 'access' : 'token', 'projects']
}

/** What each of these pages tells its frame. */
export const configureProps = ({ shown: { target }, tab }: Pick<HeadProps, 'shown' | 'tab'>) =>
  ({
    title: tab === 'overview' ? target.name : `${target.name}: ${tabs[tab]}`,
    place: 'integrations',
    crumbs: [{ text: overviewMessages.title, href: '/settings/integrations' }],
  }) as const
