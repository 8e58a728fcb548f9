/** @jsxImportSource hono/jsx */
import type { CheckRun } from '@throughline/shared/connection-check'
import { problemText } from '@throughline/shared/connection-words'
import { LinkButton } from '../components/Button'
import { SectionMessage } from '../components/SectionMessage'
import { Checks, warnings } from './Checks'
import { connectMessages } from './connect-messages'
import type { ConnectTarget } from './connect-target'

const words = connectMessages

interface SavedProps {
  readonly target: ConnectTarget
  readonly run: CheckRun
  /** Where it goes on. */
  readonly doneHref: string
}

/** Connected, with something that a person should read before it goes on. */
export function SavedWithWarning({ target, run, doneHref }: SavedProps) {
  const { title, text } = words.savedWithWarning(target.name)
  return (
    <div id="checks" class="stack wide-gap" data-run="saved">
      <SectionMessage kind="ok" title={title} text={text} role="alert" isNew>
        <LinkButton look="primary" href={doneHref}>
          {words.done}
        </LinkButton>
      </SectionMessage>
      {warnings(run).map((problem) => (
        <SectionMessage kind="warn" title={problemText(problem).title} text={problemText(problem).text} />
      ))}
      <Checks run={run} target={target} pollHref="" />
    </div>
  )
}

/** Saved, and nothing left to be read. */
export const isSettled = (run: CheckRun): boolean => run.state === 'saved' && warnings(run).length === 0
