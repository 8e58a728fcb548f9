/** @jsxImportSource hono/jsx */
import type { CheckRun, Problem } from '@throughline/shared/connection-check'
import { problemText } from '@throughline/shared/connection-words'
import { LinkButton, SubmitButton } from '../components/Button'
import { CopyButton } from '../components/CopyButton'
import { Icon } from '../components/Icon'
import { SectionMessage } from '../components/SectionMessage'
import { messages } from '../messages'
import { Checks, failedProblem, noChecks, SayOfChecks } from './Checks'
import { connectMessages } from './connect-messages'
import type { ConnectTarget } from './connect-target'

const { oauth, cancel, nothingSaved, nothingSavedYet } = connectMessages

export interface OAuthTabProps {
  readonly target: ConnectTarget
  /** What an app of the developer console has to name. */
  readonly callback: string
  readonly isSetUp: boolean
  readonly closeHref: string
  readonly problem?: Problem | undefined
  /** Said where nothing could be started at all. */
  readonly sentence?: string | undefined
  readonly run?: CheckRun | undefined
  readonly pollHref?: string
}

/** Signing in at Atlassian; before that is set up, what an admin has to set up. */
export function OAuthTab(props: OAuthTabProps) {
  const { target, callback, isSetUp, closeHref } = props
  return (
    <>
      <div class="body stack wide-gap">
        {isSetUp && <OAuthOutcome {...props} />}
        <p>{oauth.lead}</p>
        <div>
          <p class="small strong">{oauth.asks}</p>
          <ul class="bullets">
            {oauth.scopes.map((scope) => (
              <li>{scope}</li>
            ))}
          </ul>
        </div>
        {isSetUp ? <p class="small subtle">{oauth.consent}</p> : <ToSetUp callback={callback} />}
      </div>
      {isSetUp ? (
        <footer class="row">
          <LinkButton look="plain" href={closeHref}>
            {cancel}
          </LinkButton>
          <ConnectWithOAuth />
        </footer>
      ) : (
        <footer>
          <LinkButton href={`/settings/integrations/${target.id}/connect?tab=pat`}>
            {oauth.useToken}
          </LinkButton>
        </footer>
      )}
    </>
  )
}

/** Leaves for Atlassian. */
export function ConnectWithOAuth({ isAgain = false }: { readonly isAgain?: boolean }) {
  return (
    <form method="post" action="/settings/integrations/jira/oauth/begin">
      <SubmitButton look="primary" id="connect-with-oauth">
        {isAgain ? oauth.again : oauth.connect} <Icon name="external" />
      </SubmitButton>
    </form>
  )
}

/** What became of a sign-in: its checks, or why there are none. A script asks for this part again while they run. */
export function OAuthOutcome({ target, problem, sentence, run, pollHref = '' }: OAuthTabProps) {
  const wrong = problem ?? (run && failedProblem(run))
  const told = wrong ? problemText(wrong) : sentence && { title: messages.notDone, text: sentence }
  return (
    <>
      {told && (
        <SectionMessage
          kind="bad"
          title={told.title}
          text={run ? `${told.text} ${nothingSaved}` : told.text}
          role="alert"
          isNew
        />
      )}
      {run ? <Checks run={run} target={target} pollHref={pollHref} /> : noChecks}
      {run?.state === 'running' && <p class="small subtle">{nothingSavedYet}</p>}
    </>
  )
}

/** The same, for a script. */
export function OAuthParts(props: Pick<OAuthTabProps, 'target' | 'pollHref'> & { readonly run: CheckRun }) {
  const { run, target, pollHref = '' } = props
  return (
    <>
      <Checks run={run} target={target} pollHref={pollHref} />
      <SayOfChecks run={run} target={target} />
    </>
  )
}

function ToSetUp({ callback }: Pick<OAuthTabProps, 'callback'>) {
  const { title, text } = problemText({ id: 'oauth.notSetUp', facts: { callback } })
  return (
    <>
      <SectionMessage kind="info" title={title} text={text} />
      <dl class="facts">
        <dt>{oauth.callback}</dt>
        <dd>
          <code>{callback}</code>
        </dd>
        <dt>{oauth.scopesLabel}</dt>
        <dd>
          <code>{oauth.scopeNames}</code>
        </dd>
      </dl>
      <div class="row">
        <CopyButton text={callback} label="Copy callback URL" copied={oauth.callbackCopied} />
        <CopyButton text={oauth.scopeNames} label={oauth.copyScopes} copied={oauth.scopesCopied} />
      </div>
    </>
  )
}
