/** @jsxImportSource hono/jsx */
import { mayDo } from '@throughline/shared/role'
import { LinkButton } from '../components/Button'
import { Icon } from '../components/Icon'
import type { DashboardTools } from '../dashboard-tools'
import { overviewMessages } from '../integrations/overview-messages'
import { page } from '../page'
import type { Pages } from '../pages'
import { readFirstSteps, type Step } from './first-steps'
import { firstRunMessages } from './messages'

const words = firstRunMessages

/** The start: three steps until the first pull request can be linked, and the repositories from then on. */
export const firstRunPage = (pages: Pages, tools: DashboardTools): void => {
  pages.get('/', 'viewer', async (context) => {
    const { database, tenantId, clock, builtRules } = tools
    const steps = await database.withTenant(tenantId, (sql) => readFirstSteps(sql, clock(), builtRules))
    const at = steps.findIndex(({ isDone }) => !isDone)
    if (at < 0) return context.redirect('/repositories', 303)
    const mayAct = mayDo(context.get('visit').session.role, 'admin')
    return page(
      context,
      { title: words.title, heading: words.heading, lead: words.lead },
      <>
        {!mayAct && <p class="subtle below">{overviewMessages.onlyAdmins}</p>}
        <ol class="story stack plain-list below">
          {steps.map((step, index) => (
            <StepCard step={step} number={index + 1} isNow={index === at} mayAct={mayAct} />
          ))}
        </ol>
        <p class="subtle below">
          {words.sandbox} <code>npm start</code>
        </p>
      </>,
    )
  })
}

interface StepProps {
  readonly step: Step
  readonly number: number
  readonly isNow: boolean
  readonly mayAct: boolean
}

function StepCard({ step: { title, text, isDone, action }, number, isNow, mayAct }: StepProps) {
  const state = isDone ? 'done' : 'todo'
  return (
    <li class={`card first ${isNow ? 'now' : state}`} aria-current={isNow ? 'step' : undefined}>
      <span class="n" aria-hidden="true">
        {isDone ? <Icon name="check" /> : number}
      </span>
      <div class="grow">
        <h2 class="h3">
          {title}
          {isDone && <span class="visually-hidden">{words.done}</span>}
        </h2>
        <p class="subtle">{text}</p>
      </div>
      {mayAct && (isDone || isNow) && (
        <LinkButton
          look={isNow ? 'primary' : 'default'}
          href={action.href}
          {...(action.label && { label: action.label })}
        >
          {action.text}
        </LinkButton>
      )}
    </li>
  )
}
