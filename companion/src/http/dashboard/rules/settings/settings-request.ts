import type { ActionRequest } from '@throughline/shared/actions'
import type { SettingsId } from '@throughline/shared/rule-settings'
import { type SettingsForm, settingsIn } from '@throughline/shared/rule-settings-form'
import { z } from 'zod'
import { audit } from '../../../../audit/audit'
import type { DashboardTools } from '../../dashboard-tools'
import type { PageContext } from '../../page'
import { sentForm } from './settings-state'

type Asked = ActionRequest<'set-rule-settings'> & { readonly form: SettingsForm }

/** As set-rule-settings writes it down. */
export const ChangedSettings = z.object({
  repositoryId: z.string(),
  settingsId: z.string(),
  settings: z.record(z.string(), z.unknown()),
})

/** What a form of settings asks for: what is filled in, or, where it names an entry of the log, what was before it. */
export const readSettingsRequest = async (
  context: PageContext,
  tools: DashboardTools,
  { repositoryId, id }: { readonly repositoryId: string; readonly id: SettingsId },
): Promise<Asked> => {
  const body = await context.req.parseBody()
  const { undo, seenChangedAt } = body
  const form = sentForm(id, body)
  const before = typeof undo === 'string' ? await findBefore(tools, undo) : undefined
  const isOwn = before?.repositoryId === repositoryId && before.settingsId === id
  return {
    ...{ repositoryId, settingsId: id, form },
    settings: isOwn ? before.settings : settingsIn(id, form),
    ...(typeof seenChangedAt === 'string' && { seenChangedAt }),
  }
}

const findBefore = async (tools: DashboardTools, auditId: string) => {
  if (!/^\d{1,18}$/.test(auditId)) return undefined
  const row = await tools.database.withTenant(tools.tenantId, (sql) => audit(sql).find(auditId))
  return row?.action === 'set-rule-settings' ? ChangedSettings.safeParse(row.before).data : undefined
}
