/** @jsxImportSource hono/jsx */
import type { CheckRun, Problem } from '@throughline/shared/connection-check'
import { problemText } from '@throughline/shared/connection-words'
import type { Child } from 'hono/jsx'
import { LinkButton } from '../components/Button'
import { Field, FieldError } from '../components/Field'
import { SectionMessage } from '../components/SectionMessage'
import { messages } from '../messages'
import { Checks, failedProblem, noChecks, Remedy, SayOfChecks } from './Checks'
import { connectMessages } from './connect-messages'
import type { ConnectTarget } from './connect-target'
import type { FormValues } from './form-values'

const words = connectMessages

export type FieldName = 'url' | 'email' | 'expiresOn' | 'token'
const fieldNames: readonly FieldName[] = ['url', 'email', 'expiresOn', 'token']

export interface TokenFormProps {
  readonly target: ConnectTarget
  /** Where it is sent. */
  readonly action: string
  readonly fields: readonly FieldName[]
  readonly values: FormValues
  readonly run: CheckRun | undefined
  /** Said where no checks could be started at all. */
  readonly sentence?: string | undefined
  readonly pollHref: string
  readonly cancelHref: string
}

/** The fields of a token, in their order, with the checks that Save starts. It works as a page and as a dialog. */
export function TokenForm(props: TokenFormProps) {
  const { target, action, fields, values, run, sentence, pollHref, cancelHref } = props
  const problem = run && failedProblem(run)
  const isRunning = run?.state === 'running'
  const errorOf = (name: FieldName) => (problem?.field === name ? problemText(problem).title : undefined)
  return (
    <form
      method="post"
      action={action}
      hx-post={action}
      hx-target="#checks"
      hx-swap="outerHTML"
      hx-sync="this:drop"
      data-checks
      novalidate
    >
      <div class="body stack wide-gap">
        <Summary problem={problem} sentence={sentence} target={target} />
        {fields.includes('url') && (
          <UrlField target={target} value={values.url} error={errorOf('url')} isReadOnly={isRunning} />
        )}
        <div class={fields.includes('email') ? 'two' : undefined}>
          {fields.includes('email') && (
            <Field
              name="email"
              type="email"
              label={words.jiraFields.email}
              hint={words.jiraFields.emailHint}
              value={values.email}
              error={errorOf('email')}
              isRequired
              isReadOnly={isRunning}
              autocomplete="email"
            />
          )}
          <Field
            name="expiresOn"
            type="date"
            label={words.expiresOn}
            hint={target.kind === 'jira' ? words.expiresOnHint : words.hostFields.expiresOnHint}
            value={values.expiresOn}
            error={errorOf('expiresOn')}
            isRequired={target.kind === 'jira'}
            isReadOnly={isRunning}
          />
        </div>
        <Field
          name="token"
          type="password"
          label={words.token}
          hint={words.tokenHint}
          {...(target.kind === 'jira' && {
            hintLink: { href: words.jiraFields.howToHref, text: words.jiraFields.howTo },
          })}
          error={errorOf('token')}
          isRequired
          isReadOnly={isRunning}
        />
        {run ? <Checks run={run} target={target} pollHref={pollHref} /> : noChecks}
      </div>
      <footer class="row">
        <Note run={run} hasFailed={sentence !== undefined} />
        <LinkButton look="plain" href={cancelHref}>
          {words.cancel}
        </LinkButton>
        <button
          type="submit"
          class="btn primary"
          id="save"
          data-save={words.save}
          data-busy={words.checking}
          aria-disabled={isRunning ? 'true' : undefined}
        >
          {isRunning ? words.checking : words.save}
        </button>
      </footer>
    </form>
  )
}

function UrlField({
  target,
  value,
  error,
  isReadOnly,
}: {
  readonly target: ConnectTarget
  readonly value: string
  readonly error: string | undefined
  readonly isReadOnly: boolean
}) {
  const [label, hint] =
    target.id === 'jira'
      ? [words.jiraFields.url, words.jiraFields.urlHint]
      : [words.hostFields.url(target.name), words.hostFields.urlHint[target.id]]
  return (
    <Field
      name="url"
      type="url"
      label={label}
      hint={hint}
      value={value}
      error={error}
      isRequired
      isReadOnly={isReadOnly}
      autocomplete="url"
      clears="token"
      autofocus
    />
  )
}

interface SummaryProps {
  readonly problem: Problem | undefined
  readonly sentence?: string | undefined
  readonly target: ConnectTarget
  readonly isOutOfBand?: boolean
}

/** What failed, on top of the form; empty while nothing has. */
function Summary({ problem, sentence, target, isOutOfBand = false }: SummaryProps) {
  const told = problem ? problemText(problem) : sentence && { title: messages.notDone, text: sentence }
  return (
    <div id="summary" hx-swap-oob={isOutOfBand ? 'true' : undefined}>
      {told && (
        <SectionMessage
          kind="bad"
          title={told.title}
          text={`${told.text} ${told.text.includes(words.nothingSaved) ? '' : words.nothingSaved}`.trim()}
          role="alert"
          isNew
        >
          {problem && <Remedy problem={problem} target={target} />}
        </SectionMessage>
      )}
    </div>
  )
}

function Note({
  run,
  hasFailed,
  isOutOfBand = false,
}: {
  readonly run: CheckRun | undefined
  readonly hasFailed: boolean
  readonly isOutOfBand?: boolean
}) {
  const text = run?.state === 'running' ? words.nothingSavedYet : words.nothingSaved
  return (
    <span class="small subtle push" id="note" hx-swap-oob={isOutOfBand ? 'true' : undefined}>
      {run || hasFailed ? text : ''}
    </span>
  )
}

interface PartsProps extends Pick<TokenFormProps, 'target' | 'pollHref'> {
  readonly run: CheckRun | undefined
  readonly sentence?: string | undefined
}

/** What changes in the form while its values stay: for a script, which swaps each part into its place. */
export function TokenFormParts({ run, sentence, target, pollHref }: PartsProps): Child {
  const problem = run && failedProblem(run)
  return (
    <>
      {run ? <Checks run={run} target={target} pollHref={pollHref} /> : noChecks}
      <Summary problem={problem} sentence={sentence} target={target} isOutOfBand />
      {fieldNames.map((name) => (
        <FieldError
          name={name}
          error={problem?.field === name ? problemText(problem).title : undefined}
          isOutOfBand
        />
      ))}
      <Note run={run} hasFailed={sentence !== undefined} isOutOfBand />
      {run && <SayOfChecks run={run} target={target} />}
    </>
  )
}
