/** @jsxImportSource hono/jsx */
import { ruleNames } from '@throughline/shared/rule-names'
import { RuleId } from '@throughline/shared/rules'
import { z } from 'zod'
import type { AuditRow } from '../../../audit/audit'
import type { RuleState } from '../../../rules/rules'
import { SubmitButton } from '../components/Button'
import { initialsOf } from '../components/initials'
import { Time } from '../components/Time'
import { words } from './words'

interface RuleChangesProps {
  readonly repositoryId: string
  readonly changes: readonly AuditRow[]
  readonly rules: readonly RuleState[]
  readonly mayChange: boolean
  readonly maySeeLog: boolean
  readonly now: Date
}

/** As set-rule writes it down. */
const Changed = z.object({ ruleId: RuleId, isOn: z.boolean() })

/** Who switched what lately; what still stands as they left it can be undone. */
export function RuleChanges(props: RuleChangesProps) {
  const { changes, maySeeLog } = props
  return (
    <div class="card stack" id="rule-changes">
      <div class="row between">
        <h2 class="h3">{words.changes}</h2>
        {maySeeLog && (
          <a class="small" href="/audit-log?what=set-rule">
            {words.log}
          </a>
        )}
      </div>
      {changes.length === 0 && <p class="small subtle">{words.noChanges}</p>}
      {changes.map((change) => (
        <Change {...props} change={change} />
      ))}
    </div>
  )
}

function Change({
  repositoryId,
  change,
  rules,
  mayChange,
  now,
}: RuleChangesProps & { readonly change: AuditRow }) {
  const after = Changed.safeParse(change.after).data
  if (!after) return null
  const { ruleId, isOn } = after
  const rule = rules.find((known) => known.ruleId === ruleId)
  const isLast = rule?.isOn === isOn && isSameMoment(rule.changedAt, change.at)
  const was = Changed.safeParse(change.before).data
  const canUndo = mayChange && isLast && was !== undefined && was.isOn !== isOn
  return (
    <div class="row nowrap top">
      <span class="avatar" aria-hidden="true">
        {initialsOf(change.actor)}
      </span>
      <div class="small grow">
        <p>
          {change.actor} {words.changed(isOn)} <b>{ruleNames[ruleId]}</b>
        </p>
        <p class="subtlest">
          <Time at={change.at} now={now} />
        </p>
      </div>
      {canUndo && rule?.changedAt && (
        <form method="post" action={`/repositories/${repositoryId}/rules/${ruleId}`}>
          <input type="hidden" name="isOn" value={isOn ? 'no' : 'yes'} />
          <input type="hidden" name="seenChangedAt" value={rule.changedAt.toISOString()} />
          <SubmitButton look="plain" isCompact label={words.undoLabel(ruleNames[ruleId])}>
            {words.undo}
          </SubmitButton>
        </form>
      )}
    </div>
  )
}

/** The rule and its entry were written in one transaction, a moment apart. */
const isSameMoment = (one: Date | undefined, other: Date): boolean =>
  one !== undefined && Math.abs(one.getTime() - other.getTime()) < 1_000
