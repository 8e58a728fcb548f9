/** @jsxImportSource hono/jsx */
import type { ActionAnswer } from '@throughline/shared/actions'
import { unpairApp } from '../../../actions/unpair-app'
import { pairings } from '../../../tenants/pairings'
import { SectionMessage } from '../components/SectionMessage'
import type { DashboardTools } from '../dashboard-tools'
import { messages } from '../messages'
import { type PageContext, page } from '../page'
import type { Pages } from '../pages'
import { runAction } from '../run-action'
import { overviewMessages } from './overview-messages'
import { InTheWay, MadeSecret, type Obstacle, Paired, pairingHref, Steps } from './PairingParts'
import { words } from './pairing-words'

/** Lets the app of a Jira site into this companion: an admin makes a secret, which is shown in that answer alone. */
export const pairingPages = (pages: Pages, tools: DashboardTools): void => {
  pages.get(pairingHref, 'admin', (context) => showPairing(context, tools))
  pages.post(pairingHref, 'admin', async (context) => {
    const { obstacle } = await readPairing(tools)
    if (obstacle) return showPairing(context, tools, { status: 422 })
    const outcome = await runAction(tools, context, 'make-pairing-secret', {})
    return outcome.isDone
      ? showPairing(context, tools, { made: outcome.answer })
      : showPairing(context, tools, { failed: outcome.sentence, status: 422 })
  })
  pages.post(`${pairingHref}/end`, 'admin', async (context) => {
    const actor = { face: 'dashboard', name: context.get('visit').session.name } as const
    await unpairApp(tools.database, { tenantId: tools.tenantId, actor })
    return context.redirect(`${pairingHref}?unpaired=yes`, 303)
  })
}

/** Which app is let in, and what stands against letting one in. */
const readPairing = ({ database, tenantId, believesApp, isReachable }: DashboardTools) =>
  database.withTenant(tenantId, async (sql) => {
    const paired = await pairings(sql).find()
    const hasOtherJira = await pairings(sql).hasOtherJira()
    return { paired, obstacle: obstacleOf({ hasOtherJira, believesApp, isReachable }) }
  })

const obstacleOf = (found: {
  readonly hasOtherJira: boolean
  readonly believesApp: boolean
  readonly isReachable: boolean
}): Obstacle | undefined => {
  if (found.hasOtherJira) return 'otherJira'
  if (!found.believesApp) return 'appUnknown'
  return found.isReachable ? undefined : 'unreachable'
}

interface Shown {
  readonly made?: ActionAnswer<'make-pairing-secret'>
  readonly failed?: string
  readonly status?: 200 | 422
}

const showPairing = async (context: PageContext, tools: DashboardTools, shown: Shown = {}) => {
  const { made, failed, status = 200 } = shown
  const { paired, obstacle } = await readPairing(tools)
  return page(
    context,
    {
      title: words.title,
      place: 'integrations',
      crumbs: [{ text: overviewMessages.title, href: '/settings/integrations' }],
      lead: words.lead,
      said: made && words.made.title,
      status,
    },
    <div class="stack wide-gap below">
      {failed !== undefined && (
        <SectionMessage kind="bad" title={messages.notDone} text={failed} role="alert" />
      )}
      {context.req.query('unpaired') !== undefined && !paired && (
        <SectionMessage kind="ok" {...words.unpaired} role="status" />
      )}
      {paired && <Paired paired={paired} />}
      {obstacle ? (
        <InTheWay obstacle={obstacle} />
      ) : (
        <>
          {made && <MadeSecret made={made} />}
          <Steps address={tools.address} isAnother={made !== undefined} />
        </>
      )}
    </div>,
  )
}
