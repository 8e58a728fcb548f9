import { type SettingsId, type SettingsOf, settingSchemas } from '@throughline/shared/rule-settings'
import { settingLabels, settingsNames } from '@throughline/shared/rule-settings-words'
import { audit } from '../audit/audit'
import { Failure } from '../failure'
import { isReadable } from '../pull-requests/branch-pattern/branch-pattern'
import { repositories } from '../pull-requests/repositories'
import { ruleSettings } from '../rules/rule-settings'
import type { Action } from './action'

/** Sets everything about one rule of a repository anew, from now on. */
export const setRuleSettings: Action<'set-rule-settings'> = ({ database }, { tenantId, actor, request }) =>
  database.withTenant(tenantId, async (sql) => {
    const { repositoryId, settingsId, seenChangedAt } = request
    const settings = read(settingsId, request.settings)
    const repository = await repositories(sql).lock(repositoryId)
    if (repository === undefined)
      throw new Failure('not-there', 'This repository is not connected any more. Nothing was changed.')
    const before = await ruleSettings(sql).find(repositoryId, settingsId)
    if (isNewer(before.changedAt, seenChangedAt)) throw new Failure('conflict', conflict(before.changedBy))
    await ruleSettings(sql).save(repositoryId, settingsId, settings, actor.name)
    await audit(sql).add({
      actor,
      action: 'set-rule-settings',
      subject: `${repository}: ${settingsNames[settingsId]}`,
      before: { repositoryId, settingsId, settings: before.settings },
      after: { repositoryId, settingsId, settings },
    })
    return { done: true }
  })

/** Throws `payload-invalid` for what is not a rule's settings, and for a pattern that cannot be followed. */
const read = (id: SettingsId, sent: unknown): SettingsOf<SettingsId> => {
  const parsed = settingSchemas[id].safeParse(sent)
  if (!parsed.success) {
    const place = String(parsed.error.issues[0]?.path[0] ?? '')
    throw new Failure(
      'payload-invalid',
      `Check “${settingLabels[place] ?? place}”: it cannot be saved like this. Nothing was changed.`,
    )
  }
  const settings = parsed.data
  if ('branchPattern' in settings && !isReadable(settings.branchPattern))
    throw new Failure(
      'payload-invalid',
      'This regular expression cannot be used: references and looking around are not known here. Nothing was changed.',
    )
  return settings
}

/** Times on a page have milliseconds, those of the database more. */
const isNewer = (changedAt: Date | undefined, seenChangedAt: string | undefined): boolean =>
  changedAt !== undefined &&
  (seenChangedAt === undefined || changedAt.getTime() > new Date(seenChangedAt).getTime())

const conflict = (changedBy = 'Somebody') =>
  `This change was not saved: ${changedBy} changed the settings a moment ago. Showing the current state.`
