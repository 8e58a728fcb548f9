/** @jsxImportSource hono/jsx */
import { stepWords } from '@throughline/shared/delivery-words'
import { ruleNames } from '@throughline/shared/rule-names'
import { RuleId } from '@throughline/shared/rules'
import type { Child } from 'hono/jsx'
import type { ListedDelivery } from '../../../traces/deliveries'
import { type Outcome, outcomes, type ToldStep } from '../../../traces/traces'
import { SubmitButton } from '../components/Button'
import { OutcomeIcon } from './OutcomeIcon'
import { traceText } from './trace-text'
import { clockTime, countWords, hostNames, sizeWords, titleOf, words } from './words'

export interface OpenTrace {
  readonly delivery: ListedDelivery
  readonly steps: readonly ToldStep[]
  /** Jira's keys of the issues that steps are about, by id. */
  readonly keys: ReadonlyMap<string, string>
  /** Where its rules are switched; undefined for what belongs to no repository. */
  readonly rulesHref: string | undefined
  readonly mayReplay: boolean
  /** An open pull request without an issue, whose issue this person may have looked for. */
  readonly mayFindIssue: boolean
}

/** Step by step, what became of a delivery. Its body is not shown. */
export function Trace({ delivery, steps, keys, rulesHref, mayReplay, mayFindIssue }: OpenTrace) {
  const { inboxId, deliveryId, host, event, bytes, receivedAt } = delivery
  const size = bytes === undefined ? words.bodyGone : sizeWords(bytes)
  const straight = steps.filter(({ step }) => step !== 'rule' && step !== 'jira')
  const rules = inOrder(steps.filter(({ step }) => step === 'rule'))
  const links = steps.filter(({ step }) => step === 'jira')
  const after = (at: Date) => `+${Math.max(0, at.getTime() - receivedAt.getTime())} ms`
  return (
    <div class="trace" id={`trace-${inboxId}`}>
      <div class="row between">
        <div class="row small subtle">
          <span>
            {words.delivery} <code>{deliveryId}</code>
          </span>
          <span>{words.connection(hostNames[host] ?? host)}</span>
        </div>
        <div class="row">
          <button
            type="button"
            class="btn compact"
            data-copy={traceText({ delivery, steps, keys })}
            data-copied={words.copied}
            data-with-script
            hidden
          >
            {words.copy}
          </button>
          {mayFindIssue && (
            <form method="post" action={`/deliveries/${inboxId}/find-issue`}>
              <SubmitButton isCompact label={words.findIssueLabel(titleOf(delivery))}>
                {words.findIssue}
              </SubmitButton>
            </form>
          )}
          {mayReplay && (
            <form method="post" action={`/deliveries/${inboxId}/replay`}>
              <SubmitButton isCompact label={words.replayLabel(titleOf(delivery))}>
                {words.replay}
              </SubmitButton>
            </form>
          )}
        </div>
      </div>
      <ol class="steps">
        <Line
          outcome="done"
          name={words.received}
          detail={`${event} · ${size}`}
          time={clockTime(receivedAt)}
        />
        <Line outcome="done" name={words.verified} detail={words.verifiedBy(host)} time="" />
        {straight.map((step) => (
          <Line
            outcome={step.outcome}
            name={step.step in stepWords ? stepWords[step.step as keyof typeof stepWords] : step.step}
            detail={detailOf(step)}
            time={after(step.at)}
          />
        ))}
        {rules.length > 0 && (
          <Line outcome={worstOf(rules)} name={words.rules} detail={counted(rules)} time="">
            {rules.map((step) => (
              <Job step={step} name={ruleNames[step.subject as RuleId] ?? step.subject ?? ''}>
                {step.outcome === 'off' && rulesHref !== undefined && (
                  <a href={rulesHref}>{words.openRules}</a>
                )}
              </Job>
            ))}
          </Line>
        )}
        {links.length > 0 && (
          <Line outcome={worstOf(links)} name={words.jira} detail={counted(links)} time="">
            {links.map((step) => (
              <Job step={step} name={keys.get(step.subject ?? '') ?? words.jira} />
            ))}
          </Line>
        )}
      </ol>
    </div>
  )
}

interface LineProps {
  readonly outcome: Outcome
  readonly name: string
  readonly detail: string
  readonly time: string
  /** `<li>`s under it. */
  readonly children?: Child
}

function Line({ outcome, name, detail, time, children }: LineProps) {
  return (
    <li>
      <OutcomeIcon outcome={outcome} />
      <div>
        <span class="strong">{name}</span> <span class="subtle">{detail}</span>
      </div>
      <span class="subtlest mono">{time}</span>
      {children && <ul class="jobs">{children}</ul>}
    </li>
  )
}

function Job({
  step,
  name,
  children,
}: {
  readonly step: ToldStep
  readonly name: string
  readonly children?: Child
}) {
  return (
    <li>
      <OutcomeIcon outcome={step.outcome} />
      <span class="strong">{name}</span>
      <span class="subtle">{detailOf(step)}</span>
      <span class="small">{children}</span>
    </li>
  )
}

const detailOf = ({ detail, until, tries }: ToldStep): string =>
  [
    detail,
    until && `${words.nextTry} ${clockTime(until).slice(0, 8)} UTC.`,
    tries > 1 && `(${words.tries(tries)})`,
  ]
    .filter(Boolean)
    .join(' ')

const worstOf = (steps: readonly ToldStep[]): Outcome =>
  outcomes.find((outcome) => steps.some((step) => step.outcome === outcome)) ?? 'done'

const counted = (steps: readonly ToldStep[]): string =>
  outcomes
    .map((outcome) => [outcome, steps.filter((step) => step.outcome === outcome).length] as const)
    .filter(([, count]) => count > 0)
    .map(([outcome, count]) => countWords[outcome](count))
    .join(', ')

/** As the rules run. */
const inOrder = (steps: readonly ToldStep[]): readonly ToldStep[] =>
  [...steps].sort((one, other) => placeOf(one) - placeOf(other))

const placeOf = ({ subject }: ToldStep): number =>
  (RuleId.options as readonly string[]).indexOf(subject ?? '')
