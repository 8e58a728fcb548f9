import type { PanelFollowUps } from '@throughline/shared/panel-follow-ups'
import { readFollowUps } from '../src/panel/read-follow-ups'
import type { MovingWorld } from './moving-world'
import { eventually } from './world'

/** A field without which the fake Jira creates nothing, once a test says so. */
export const team = {
  ...({ id: 'customfield_10010', name: 'Team', kind: 'option', isRequired: true } as const),
  allowed: ['Web', 'App'],
}

/** The follow-ups of an issue as its panel shows them, as soon as they are so. */
export const shownFollowUps = (
  { asking, jira, tenantId }: MovingWorld,
  key: string,
  isSo: (followUps: PanelFollowUps) => boolean,
): Promise<PanelFollowUps> =>
  eventually(
    () =>
      asking.tools.database.withTenant(tenantId, (sql) => readFollowUps(sql, jira.findIssue(key)?.id ?? '')),
    isSo,
  )
