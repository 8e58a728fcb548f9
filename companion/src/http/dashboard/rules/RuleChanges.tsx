/** @jsxImportSource hono/jsx */
import { ruleNames } from '@throughline/shared/rule-names'
import { SettingsId } from '@throughline/shared/rule-settings'
import { settingsNames } from '@throughline/shared/rule-settings-words'
import { RuleId } from '@throughline/shared/rules'
import { z } from 'zod'
import type { AuditRow } from '../../../audit/audit'
import type { RuleState } from '../../../rules/rules'
import { SubmitButton } from '../components/Button'
import { initialsOf } from '../components/initials'
import { Time } from '../components/Time'
import { ChangedSettings } from './settings/settings-request'
import type { ShownSettings } from './settings/settings-state'
import { words } from './words'

interface RuleChangesProps {
  readonly repositoryId: string
  readonly changes: readonly AuditRow[]
  readonly rules: readonly RuleState[]
  readonly settings: readonly ShownSettings[]
  readonly mayChange: boolean
  readonly maySeeLog: boolean
  readonly now: Date
}

/** Who switched and set what lately; what still stands as they left it can be undone. */
export function RuleChanges(props: RuleChangesProps) {
  const { changes, maySeeLog, now } = props
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
      {changes.map((change) => {
        const told = switched(props, change) ?? set(props, change)
        return told && <Change change={change} told={told} now={now} />
      })}
    </div>
  )
}

/** A change in words, and the form that takes it back where it still stands. */
interface Told {
  readonly verb: string
  readonly name: string
  readonly undo: { readonly action: string; readonly fields: Readonly<Record<string, string>> } | undefined
}

/** As set-rule writes it down. */
const Changed = z.object({ ruleId: RuleId, isOn: z.boolean() })

const switched = (
  { repositoryId, rules, mayChange }: RuleChangesProps,
  change: AuditRow,
): Told | undefined => {
  const after = Changed.safeParse(change.after).data
  if (!after) return undefined
  const { ruleId, isOn } = after
  const rule = rules.find((known) => known.ruleId === ruleId)
  const was = Changed.safeParse(change.before).data
  const isLast = rule?.isOn === isOn && isSameMoment(rule.changedAt, change.at)
  const canUndo = mayChange && isLast && was !== undefined && was.isOn !== isOn
  const seenChangedAt = rule?.changedAt?.toISOString() ?? ''
  const undo = {
    action: `/repositories/${repositoryId}/rules/${ruleId}`,
    fields: { isOn: isOn ? 'no' : 'yes', seenChangedAt },
  }
  return { verb: words.changed(isOn), name: ruleNames[ruleId], undo: canUndo ? undo : undefined }
}

const set = ({ repositoryId, settings, mayChange }: RuleChangesProps, change: AuditRow): Told | undefined => {
  const after = ChangedSettings.safeParse(change.after).data
  const id = SettingsId.safeParse(after?.settingsId).data
  if (!id) return undefined
  const changedAt = settings.find((each) => each.id === id)?.changedAt
  const canUndo = mayChange && changedAt !== undefined && isSameMoment(changedAt, change.at)
  const undo = {
    action: `/repositories/${repositoryId}/settings/${id}`,
    fields: { undo: change.auditId, seenChangedAt: changedAt?.toISOString() ?? '' },
  }
  return { verb: words.set, name: settingsNames[id], undo: canUndo ? undo : undefined }
}

function Change({
  change,
  told,
  now,
}: {
  readonly change: AuditRow
  readonly told: Told
  readonly now: Date
}) {
  const { verb, name, undo } = told
  return (
    <div class="row nowrap top">
      <span class="avatar" aria-hidden="true">
        {initialsOf(change.actor)}
      </span>
      <div class="small grow">
        <p>
          {change.actor} {verb} <b>{name}</b>
        </p>
        <p class="subtlest">
          <Time at={change.at} now={now} />
        </p>
      </div>
      {undo && (
        <form method="post" action={undo.action}>
          {Object.entries(undo.fields).map(([field, value]) => (
            <input type="hidden" name={field} value={value} />
          ))}
          <SubmitButton look="plain" isCompact label={words.undoLabel(name)}>
            {words.undo}
          </SubmitButton>
        </form>
      )}
    </div>
  )
}

/** A change and its entry were written in one transaction, a moment apart. */
const isSameMoment = (one: Date | undefined, other: Date): boolean =>
  one !== undefined && Math.abs(one.getTime() - other.getTime()) < 1_000
