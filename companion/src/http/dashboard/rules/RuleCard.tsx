/** @jsxImportSource hono/jsx */
import { ruleNames } from '@throughline/shared/rule-names'
import { ruleSentence } from '@throughline/shared/rule-sentences'
import type { Child } from 'hono/jsx'
import type { RuleState } from '../../../rules/rules'
import { longDate } from '../components/relative-time'
import { SectionMessage } from '../components/SectionMessage'
import { Switch } from '../components/Switch'
import { words } from './words'

interface RuleCardProps {
  readonly repositoryId: string
  readonly rule: RuleState
  /** What somebody has set about it, where it can be set. */
  readonly settings?: unknown
  readonly mayChange: boolean
  /** Why the last change was not saved. */
  readonly failed?: string | undefined
  /** Its settings, where it has any. */
  readonly children?: Child
}

/** One rule: its switch, one sentence, and who switched it last. A script replaces the card when it is switched. */
export function RuleCard({ repositoryId, rule, settings, mayChange, failed, children }: RuleCardProps) {
  const { ruleId, isOn, changedAt } = rule
  const name = ruleNames[ruleId]
  return (
    <article class="card rule" id={`rule-${ruleId}`} aria-labelledby={`name-${ruleId}`}>
      <div>
        <h2 class="h3" id={`name-${ruleId}`}>
          {name}
        </h2>
        <p class="subtle" id={`does-${ruleId}`}>
          {ruleSentence(ruleId, settings)}
        </p>
      </div>
      <form
        method="post"
        action={`/repositories/${repositoryId}/rules/${ruleId}`}
        class="row nowrap"
        hx-post={`/repositories/${repositoryId}/rules/${ruleId}`}
        hx-target="closest article"
        hx-swap="outerHTML"
      >
        <input type="hidden" name="isOn" value={isOn ? 'no' : 'yes'} />
        {changedAt && <input type="hidden" name="seenChangedAt" value={changedAt.toISOString()} />}
        <span class="small subtle" aria-hidden="true">
          {isOn ? words.on : words.off}
        </span>
        <Switch
          id={`switch-${ruleId}`}
          isOn={isOn}
          label={name}
          describedBy={`does-${ruleId}`}
          isDisabled={!mayChange}
        />
      </form>
      <p class="small subtlest whole-row">{whoAndWhen(rule)}</p>
      {failed !== undefined && (
        <div class="whole-row">
          <SectionMessage kind="bad" title={failed} role="alert" />
        </div>
      )}
      {children}
    </article>
  )
}

const whoAndWhen = ({ isOn, changedBy, changedAt }: RuleState): string => {
  if (changedAt === undefined || changedBy === undefined) return isOn ? words.onByDefault : words.offByDefault
  const say = isOn ? words.turnedOn : words.turnedOff
  return say(changedBy, longDate(changedAt))
}
