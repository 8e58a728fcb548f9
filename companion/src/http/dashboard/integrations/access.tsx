/** @jsxImportSource hono/jsx */

import { problemText } from '@throughline/shared/connection-words'
import { daysUntil } from '@throughline/shared/expiry-words'
import { longDate } from '../components/relative-time'
import { SectionMessage } from '../components/SectionMessage'
import { Time } from '../components/Time'
import type { DashboardTools } from '../dashboard-tools'
import { nothingHere, tell } from '../failure-answer'
import { type PageContext, page } from '../page'
import type { Pages } from '../pages'
import { ConfigureHead, configureProps } from './ConfigureHead'
import { accessOf } from './card-words'
import { configureMessages } from './configure-messages'
import { overviewMessages } from './overview-messages'
import { ConnectWithOAuth } from './SignInTab'
import { createWithCard, jiraOf, type ShownCard } from './with-card'

const words = configureMessages

/** The access of a Jira by OAuth: until when somebody has consented, and the way to consent again. */
export const accessPage = (pages: Pages, tools: DashboardTools): void => {
  const withCard = createWithCard(tools)
  const isSetUp = tools.access.oauth !== undefined
  pages.get(
    '/settings/integrations/jira/access',
    'admin',
    withCard(jiraOf, (context, shown) =>
      shown.card.mode === 'oauth' ? showAccess(context, shown, isSetUp) : tell(context, tools, nothingHere),
    ),
  )
}

const showAccess = (context: PageContext, shown: ShownCard, isSetUp: boolean) => {
  const { card, now } = shown
  const hasEnded = card.state === 'revoked'
  return page(
    context,
    {
      ...configureProps({ shown, tab: 'access' }),
      header: <ConfigureHead shown={shown} tab="access" />,
    },
    <div class="stack wide-gap below">
      <div class="card stack mid-gap">
        <h2 class="h3">{hasEnded ? words.consent.ended.heading : words.consent.heading}</h2>
        <dl class="facts full">
          <dt>{overviewMessages.facts.access}</dt>
          <dd>{accessOf(card)}</dd>
          {hasEnded ? <EndSeen card={card} now={now} /> : <ConsentUntil card={card} now={now} />}
        </dl>
        <p class="small subtle">{hasEnded ? words.consent.ended.text : words.consent.text}</p>
        {isSetUp ? <ConnectWithOAuth isAgain /> : <NotSetUp />}
      </div>
    </div>,
  )
}

type FactProps = Pick<ShownCard, 'card' | 'now'>

function ConsentUntil({ card: { tokenExpiresAt: until }, now }: FactProps) {
  return (
    <>
      <dt>{words.consent.until}</dt>
      <dd>{until ? words.token.endsIn(longDate(until), daysUntil(until, now)) : words.token.endless}</dd>
    </>
  )
}

function EndSeen({ card: { lastErrorAt }, now }: FactProps) {
  return (
    <>
      <dt>{words.consent.ended.seen}</dt>
      <dd>{lastErrorAt ? <Time at={lastErrorAt} now={now} /> : overviewMessages.unknown}</dd>
    </>
  )
}

function NotSetUp() {
  const { title, text } = problemText({ id: 'oauth.notSetUp', facts: {} })
  return <SectionMessage kind="warn" title={title} text={text} />
}
