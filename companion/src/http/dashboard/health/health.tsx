/** @jsxImportSource hono/jsx */
import { mayDo } from '@throughline/shared/role'
import type { CallLimit } from '../../../connections/call-limits'
import { readHealth } from '../../../operating/read-health'
import { readReadiness } from '../../../operating/readiness'
import { LinkButton } from '../components/Button'
import { Lozenge } from '../components/Lozenge'
import { SectionMessage } from '../components/SectionMessage'
import { Time } from '../components/Time'
import type { DashboardTools } from '../dashboard-tools'
import { page } from '../page'
import type { Pages } from '../pages'
import { type HealthPart, needsAttention, partsOf } from './health-parts'
import { words } from './words'

/** Health: one line that says whether everything works, then a card for each part, each with its remedy. */
export const healthPage = (pages: Pages, tools: DashboardTools): void => {
  pages.get('/health', 'viewer', async (context) => {
    const now = tools.clock()
    const health = await tools.database.withTenant(tools.tenantId, (sql) => readHealth(sql, now))
    const { worker: hasWorker } = await readReadiness(tools.database)
    const isAdmin = mayDo(context.get('visit').session.role, 'admin')
    const parts = partsOf({ health, hasWorker, isAdmin, now })
    const count = parts.filter(needsAttention).length
    return page(
      context,
      { title: words.title, place: 'health', lead: words.lead },
      <>
        <div class="below">
          <SectionMessage
            kind={count === 0 ? 'ok' : 'warn'}
            title={count === 0 ? words.fine : words.attention(count)}
          />
        </div>
        <ul class="cards" aria-label={words.label}>
          {parts.map((part) => (
            <PartCard part={part} now={now} />
          ))}
        </ul>
      </>,
    )
  })
}

function PartCard({ part, now }: { readonly part: HealthPart; readonly now: Date }) {
  const { title, tone, state, text, facts = [], callLimit, action } = part
  return (
    <li class="card integration">
      <div class="row between">
        <h2 class="h3">{title}</h2>
        <Lozenge tone={tone} text={state} />
      </div>
      {text !== undefined && <p>{text}</p>}
      {(facts.length > 0 || callLimit) && (
        <dl class="facts">
          {facts.map(([name, value]) => (
            <>
              <dt>{name}</dt>
              <dd>{typeof value === 'string' ? value : <Time at={value} now={now} />}</dd>
            </>
          ))}
          {callLimit && <CallsLeft limit={callLimit} />}
        </dl>
      )}
      {action && (
        <div class="foot">
          <LinkButton href={action.href} {...(action.label !== undefined && { label: action.label })}>
            {action.text}
          </LinkButton>
        </div>
      )}
    </li>
  )
}

function CallsLeft({ limit }: { readonly limit: CallLimit }) {
  const { allowed, left } = limit
  const said = words.connection
  return (
    <>
      <dt>{said.callsLeft}</dt>
      <dd>
        <meter
          min={0}
          max={allowed}
          low={allowed / 10}
          optimum={allowed}
          value={left}
          aria-label={said.callsLeft}
        />{' '}
        {said.callsLeftWords(limit)}
      </dd>
    </>
  )
}
