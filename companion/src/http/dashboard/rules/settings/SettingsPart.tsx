/** @jsxImportSource hono/jsx */
import { settingsNames, settingsWords as words } from '@throughline/shared/rule-settings-words'
import type { ReachedProject } from '../../../../panel/reached-projects'
import { SubmitButton } from '../../components/Button'
import { longDate } from '../../components/relative-time'
import { SectionMessage } from '../../components/SectionMessage'
import { SettingsFields } from './SettingsFields'
import type { NotSavedSettings, ShownSettings } from './settings-state'

interface SettingsPartProps {
  readonly repositoryId: string
  readonly shown: ShownSettings
  readonly projects: readonly ReachedProject[]
  readonly mayChange: boolean
  /** Stays open, with what was filled in. */
  readonly notSaved?: NotSavedSettings | undefined
}

/** The settings of a card: they unfold in place, and are saved by a form that works without a script. */
export function SettingsPart({ repositoryId, shown, projects, mayChange, notSaved }: SettingsPartProps) {
  const { id, changedBy, changedAt } = shown
  const action = `/repositories/${repositoryId}/settings/${id}`
  return (
    <details class="whole-row settings" open={notSaved !== undefined}>
      <summary class="small" id={`settings-${id}`}>
        {words.open}
        <span class="visually-hidden">: {settingsNames[id]}</span>
      </summary>
      {notSaved && <SectionMessage kind="bad" title={notSaved.sentence} role="alert" />}
      <form method="post" action={action} hx-post={action} hx-target="closest article" hx-swap="outerHTML">
        <fieldset class="stack" disabled={!mayChange}>
          {changedAt && <input type="hidden" name="seenChangedAt" value={changedAt.toISOString()} />}
          <SettingsFields id={id} form={notSaved?.form ?? shown.form} projects={projects} />
          {mayChange && (
            <div>
              <SubmitButton label={`${words.save}: ${settingsNames[id]}`}>{words.save}</SubmitButton>
            </div>
          )}
        </fieldset>
      </form>
      {changedBy !== undefined && changedAt && (
        <p class="small subtlest">{words.changed(changedBy, longDate(changedAt))}</p>
      )}
    </details>
  )
}
