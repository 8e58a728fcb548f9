/** @jsxImportSource hono/jsx */
import type { Check, CheckRun, Problem } from '@throughline/shared/connection-check'
import { announcement, checkLine, problemText } from '@throughline/shared/connection-words'
import { LinkButton } from '../components/Button'
import { Icon } from '../components/Icon'
import { Say } from '../Frame'
import { connectMessages } from './connect-messages'
import type { ConnectTarget } from './connect-target'

const words = connectMessages

export interface ChecksProps {
  readonly run: CheckRun
  readonly target: ConnectTarget
  /** Asked again from here while they run. */
  readonly pollHref: string
}

/** The list of the checks, which asks for itself again while they run. */
export function Checks({ run, target, pollHref }: ChecksProps) {
  const polling =
    run.state === 'running'
      ? { 'hx-get': pollHref, 'hx-trigger': 'load delay:400ms', 'hx-swap': 'outerHTML' }
      : {}
  return (
    <div id="checks" data-run={run.state} {...polling}>
      <p class="small strong" id="checks-heading">
        {words.checksHeading}
      </p>
      <ol class="checks" aria-labelledby="checks-heading">
        {run.checks.map((check) => (
          <CheckLine check={check} target={target} />
        ))}
      </ol>
    </div>
  )
}

/** Where the list will stand: there from the start, so that a script finds its place. */
export const noChecks = <div id="checks" />

/** What the screen reader hears of a run. */
export function SayOfChecks({ run, target }: Pick<ChecksProps, 'run' | 'target'>) {
  return <Say text={announcement(run, target.name, target.kind)} isOutOfBand />
}

function CheckLine({ check, target }: { readonly check: Check; readonly target: ConnectTarget }) {
  const { state, problem } = check
  const { text, right } = checkLine(check, target.kind)
  return (
    <li class={state === 'waiting' ? 'todo' : undefined} id={`check-${check.id}`}>
      <StateIcon state={state} />
      <div>
        {text}
        <span class="visually-hidden">: {words.checkStates[state]}</span>
        {problem && <Detail problem={problem} />}
      </div>
      <span class="small subtle">{right}</span>
    </li>
  )
}

function Detail({ problem }: { readonly problem: Problem }) {
  return (
    <p class="small subtle remedy">
      {problemText(problem).text}{' '}
      <button
        type="button"
        class="btn plain compact"
        data-copy={detailsOf(problem)}
        data-copied={words.copied}
        data-with-script
        hidden
      >
        {words.copyDetails}
      </button>
    </p>
  )
}

/** For whoever is asked for help: facts of a problem hold no token. */
const detailsOf = ({ id, facts, reference }: Problem): string =>
  [
    `problem: ${id}`,
    ...Object.entries(facts).map(([name, fact]) => `${name}: ${fact}`),
    ...(reference === undefined ? [] : [`reference: ${reference}`]),
  ].join('\n')

const looks = {
  waiting: { class: 'ic off', icon: 'waiting' },
  passed: { class: 'ic ok', icon: 'done' },
  warned: { class: 'ic warn', icon: 'alert' },
  failed: { class: 'ic bad', icon: 'error' },
} as const

function StateIcon({ state }: Pick<Check, 'state'>) {
  if (state === 'running')
    return (
      <span class="ic">
        <span class="spin" />
      </span>
    )
  const { class: look, icon } = looks[state]
  return (
    <span class={look}>
      <Icon name={icon} />
    </span>
  )
}

/** The one button of a problem, where a page can do what it says. */
export function Remedy({ problem, target }: { readonly problem: Problem; readonly target: ConnectTarget }) {
  const { remedy } = problemText(problem)
  if (!remedy) return null
  const { kind, label, value = '' } = remedy
  if (kind === 'use-address' || kind === 'use-email')
    return (
      <button
        type="button"
        class="btn"
        data-fill={kind === 'use-address' ? 'url' : 'email'}
        data-value={value}
        data-with-script
        hidden
      >
        {label}
      </button>
    )
  if (kind === 'open')
    return (
      <a class="btn" href={value} target="_blank" rel="noopener noreferrer">
        {label} <Icon name="external" />
      </a>
    )
  if (kind === 'go-to-oauth')
    return <LinkButton href={`/settings/integrations/${target.id}/connect?tab=oauth`}>{label}</LinkButton>
  return null
}

/** What a run broke off at: the problem of the check that failed. */
export const failedProblem = ({ state, checks }: CheckRun): Problem | undefined =>
  state === 'failed' ? checks.find((check) => check.state === 'failed')?.problem : undefined

/** What a run that was saved has still warned of. */
export const warnings = ({ checks }: CheckRun): readonly Problem[] =>
  checks.flatMap(({ state, problem }) => (state === 'warned' && problem ? [problem] : []))
