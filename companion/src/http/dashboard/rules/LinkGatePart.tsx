/** @jsxImportSource hono/jsx */
import { type LinkGate, linkGateWords as words } from '@throughline/shared/link-gate'
import { SubmitButton } from '../components/Button'
import { Lozenge, type Tone } from '../components/Lozenge'

interface Props {
  readonly repositoryId: string
  readonly gate: LinkGate
  readonly mayChange: boolean
  /** Of the settings of the rule. */
  readonly changedAt: Date | undefined
}

/** What people made of the suggestions, and the switch that it allows: to link without asking. */
export function LinkGatePart({ repositoryId, gate, mayChange, changedAt }: Props) {
  const { stage, confirmed, rejected, enoughAnswers } = gate
  const action = `/repositories/${repositoryId}/links-at-once`
  const isLinking = stage === 'linking'
  return (
    <section class="whole-row gate" aria-labelledby="link-gate">
      <div class="row between">
        <div class="row">
          <h3 class="small strong" id="link-gate">
            {words.title(gate)}
          </h3>
          <Lozenge tone={tones[stage]} text={words.stage[stage]} />
        </div>
        {mayChange && (
          <form
            method="post"
            action={action}
            hx-post={action}
            hx-target="closest article"
            hx-swap="outerHTML"
          >
            <input type="hidden" name="linksAtOnce" value={isLinking ? 'no' : 'yes'} />
            {changedAt && <input type="hidden" name="seenChangedAt" value={changedAt.toISOString()} />}
            <SubmitButton isDisabled={stage === 'learning'} id="links-at-once">
              {isLinking ? words.suggestFirst : words.linkAtOnce}
            </SubmitButton>
          </form>
        )}
      </div>
      <p class="small subtle">{words.evidence(gate)}</p>
      {!isLinking && (
        <p class="small subtle">
          <label for="link-gate-progress">{words.progress(gate)}</label>{' '}
          <progress
            id="link-gate-progress"
            max={enoughAnswers}
            value={Math.min(confirmed + rejected, enoughAnswers)}
          />
        </p>
      )}
      {mayChange && confirmed + rejected > 0 && (
        <a class="small" href={`/repositories/${repositoryId}/link-answers`} download>
          {words.export}
        </a>
      )}
    </section>
  )
}

const tones: Readonly<Record<LinkGate['stage'], Tone>> = { learning: 'new', ready: 'ok', linking: 'info' }
