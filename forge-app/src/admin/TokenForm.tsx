import {
  DatePicker,
  Form,
  FormFooter,
  HelperMessage,
  Inline,
  Label,
  LoadingButton,
  RequiredAsterisk,
  SectionMessage,
  SectionMessageAction,
  Stack,
  Text,
  Textfield,
} from '@forge/react'
import type { CheckRun, Problem } from '@throughline/shared/connection-check'
import { type ProblemText, problemText } from '@throughline/shared/connection-words'
import { type ReactNode, useState } from 'react'
import { typedIn } from '../field-value'
import { useAdmin } from './admin-context'
import { CheckList } from './CheckList'
import { Trouble } from './Trouble'
import type { useChecks } from './use-checks'

/** What a person typed to connect a git host, or to replace its token. */
export interface TokenFields {
  readonly url: string
  readonly token: string
  /** Such as `2027-03-01`; empty while none is chosen. */
  readonly expiresOn: string
}

interface Props {
  readonly name: string
  /** The address is fixed once the connection stands. */
  readonly fixedUrl?: string
  readonly submitLabel: string
  readonly checks: ReturnType<typeof useChecks>
  readonly save: (fields: TokenFields) => Promise<void>
}

/** Address, token and its end, with the checks below as they pass. Nothing is saved until every check has passed. */
export function TokenForm({ name, fixedUrl, submitLabel, checks, save }: Props) {
  const words = useAdmin().words.connect
  const [fields, setFields] = useState<TokenFields>({
    url: fixedUrl ?? words.defaultUrl,
    token: '',
    expiresOn: '',
  })
  const change = (changed: Partial<TokenFields>) => setFields((before) => ({ ...before, ...changed }))
  const { run, problem, isRunning } = checks
  return (
    <Form onSubmit={() => save(fields)}>
      <Stack space="space.200">
        {fixedUrl === undefined ? (
          <Field id="git-host-url" label={words.url} help={words.urlHelp}>
            <Textfield
              id="git-host-url"
              name="url"
              value={fields.url}
              isReadOnly={isRunning}
              onChange={(event) => change({ url: typedIn(event) })}
            />
          </Field>
        ) : null}
        <Field id="git-host-expiry" label={words.expiresOn} help={words.expiresOnHelp}>
          <DatePicker
            id="git-host-expiry"
            name="expiresOn"
            weekStartDay={1}
            isDisabled={isRunning}
            onChange={(date) => change({ expiresOn: date })}
          />
        </Field>
        <Field id="git-host-token" label={words.token} help={words.tokenHelp}>
          <Textfield
            id="git-host-token"
            name="token"
            type="password"
            isReadOnly={isRunning}
            onChange={(event) => change({ token: typedIn(event) })}
          />
        </Field>
        <Trouble problem={problem} title={words.notStarted} />
        {run === undefined ? null : <CheckList run={run} name={name} kind="git-host" />}
        <CheckProblem run={run} useAddress={(url) => change({ url })} tryAgain={() => void save(fields)} />
        <FormFooter>
          <LoadingButton type="submit" appearance="primary" isLoading={isRunning}>
            {isRunning ? words.checking : submitLabel}
          </LoadingButton>
        </FormFooter>
      </Stack>
    </Form>
  )
}

interface FieldProps {
  readonly id: string
  readonly label: string
  readonly help: string
  readonly children: ReactNode
}

function Field({ id, label, help, children }: FieldProps) {
  return (
    <Stack>
      <Inline>
        <Label labelFor={id}>
          {label}
          <RequiredAsterisk />
        </Label>
      </Inline>
      {children}
      <HelperMessage>{help}</HelperMessage>
    </Stack>
  )
}

interface CheckProblemProps {
  readonly run: CheckRun | undefined
  readonly useAddress: (url: string) => void
  readonly tryAgain: () => void
}

/** What the checks have found wrong: what happened, what to do, and the one button that does it. */
export function CheckProblem({ run, useAddress, tryAgain }: CheckProblemProps) {
  const words = useAdmin().words.connect
  const problem = run?.checks
    .map((check) => check.problem)
    .find((found): found is Problem => found !== undefined)
  if (run === undefined || problem === undefined) return null
  const { title, text, remedy } = problemText(problem)
  const isFailed = run.state === 'failed'
  return (
    <SectionMessage
      appearance={isFailed ? 'error' : 'warning'}
      title={title}
      actions={remedyActions(remedy, { useAddress, tryAgain })}
    >
      <Text>{isFailed ? words.nothingSaved(text) : text}</Text>
    </SectionMessage>
  )
}

const remedyActions = (
  remedy: ProblemText['remedy'],
  { useAddress, tryAgain }: Omit<CheckProblemProps, 'run'>,
) => {
  const { kind, label, value } = remedy ?? {}
  if (kind === 'try-again') return [action(label, { onClick: tryAgain })]
  if (value === undefined) return []
  if (kind === 'use-address') return [action(label, { onClick: () => useAddress(value) })]
  return kind === 'open' ? [action(label, { href: value })] : []
}

const action = (
  label: string | undefined,
  does: { readonly onClick?: () => void; readonly href?: string },
) => (
  <SectionMessageAction key="remedy" {...does}>
    {label ?? ''}
  </SectionMessageAction>
)
