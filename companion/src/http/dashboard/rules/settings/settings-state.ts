import { type SettingsId, type SettingsOf, settingSchemas } from '@throughline/shared/rule-settings'
import { formOf, type SettingsForm } from '@throughline/shared/rule-settings-form'
import type { TenantSql } from '../../../../database/database'
import { ruleSettings } from '../../../../rules/rule-settings'

/** What a form of settings shows. */
export interface ShownSettings {
  readonly id: SettingsId
  readonly settings: SettingsOf<SettingsId>
  readonly form: SettingsForm
  readonly changedBy: string | undefined
  readonly changedAt: Date | undefined
}

/** What was filled in and could not be saved. */
export interface NotSavedSettings {
  readonly id: SettingsId
  readonly form: SettingsForm
  readonly sentence: string
}

/** Everything that can be set in a repository, by what it belongs to. */
export const readShownSettings = async (
  sql: TenantSql,
  repositoryId: string,
): Promise<readonly ShownSettings[]> => {
  const shown: ShownSettings[] = []
  for (const id of settable) {
    const { settings, changedBy, changedAt } = await ruleSettings(sql).find(repositoryId, id)
    shown.push({ id, settings, form: formOf(id, settings), changedBy, changedAt })
  }
  return shown
}

const settable = (Object.keys(settingSchemas) as readonly SettingsId[]).filter(
  (id) => Object.keys(settingSchemas[id].shape).length > 0,
)

/** The names of fields carry what they belong to, so that two forms of a page have none in common. */
export const fieldName = (id: SettingsId, name: string): string => `${id}.${name}`

/** The fields of one form, as they were sent. */
export const sentForm = (id: SettingsId, body: Readonly<Record<string, unknown>>): SettingsForm => {
  const start = fieldName(id, '')
  return Object.fromEntries(
    Object.entries(body).flatMap(([name, value]) =>
      name.startsWith(start) && typeof value === 'string' ? [[name.slice(start.length), value]] : [],
    ),
  )
}
