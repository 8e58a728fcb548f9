/** @jsxImportSource hono/jsx */
import type { ConnectionCard } from '../../../connections/cards'
import { LinkButton } from '../components/Button'
import { SectionMessage } from '../components/SectionMessage'
import type { DashboardTools } from '../dashboard-tools'
import { page } from '../page'
import type { Pages } from '../pages'
import { configureMessages } from './configure-messages'
import { type ConnectTarget, findTarget } from './connect-target'
import { configureHref, IntegrationsContent } from './IntegrationsContent'
import { readIntegrations } from './integrations-data'
import { overviewMessages } from './overview-messages'

const words = overviewMessages

/** Settings → Integrations: one card for Jira, and one for each git host. */
export const integrationsPage = (pages: Pages, tools: DashboardTools): void => {
  pages.get('/settings/integrations', 'viewer', async (context) => {
    const props = await readIntegrations(tools, context)
    const connected = findTarget(context.req.query('connected') ?? '')
    const card = connected && props.cards.find(({ host }) => host === connected.id)
    const said = connected && card ? words.connected(connected.name) : undefined
    return page(
      context,
      { title: words.title, place: 'integrations', lead: words.lead, said },
      <>
        {connected && card && <JustConnected target={connected} card={card} />}
        <JustDisconnected
          target={findTarget(context.req.query('disconnected') ?? '')}
          left={Number(context.req.query('left') ?? 0)}
        />
        <IntegrationsContent {...props} />
      </>,
    )
  })
}

interface ConnectedProps {
  readonly target: ConnectTarget
  readonly card: ConnectionCard
}

/** What is connected, and the way to what comes next. */
function JustConnected({ target, card }: ConnectedProps) {
  const [next, href] =
    card.host === 'jira'
      ? [words.next.map, '/repositories']
      : [words.next.choose, `${configureHref(card)}/repositories`]
  return (
    <div class="below">
      <SectionMessage kind="ok" title={words.connected(target.name)}>
        <LinkButton href={href}>{next}</LinkButton>
      </SectionMessage>
    </div>
  )
}

function JustDisconnected({
  target,
  left,
}: {
  readonly target: ConnectTarget | undefined
  readonly left: number
}) {
  if (!target) return null
  const text = left > 0 ? configureMessages.disconnect.left(left) : undefined
  return (
    <div class="below">
      <SectionMessage
        kind={left > 0 ? 'warn' : 'ok'}
        title={words.disconnected(target.name)}
        text={text}
        role="status"
      />
    </div>
  )
}
