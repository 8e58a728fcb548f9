import type { PanelFollowUps } from '@throughline/shared/panel-follow-ups'
import type { TenantSql } from '../database/database'
import { readCreatedFollowUps } from './read-created-follow-ups'
import { readLeftOvers } from './read-left-overs'
import { readParkedFollowUps } from './read-parked-follow-ups'

/** What the pull requests of an issue leave to do. Where the rule is off, only what was created stays in sight. */
export const readFollowUps = async (sql: TenantSql, issueId: string): Promise<PanelFollowUps> => ({
  created: await readCreatedFollowUps(sql, issueId),
  parked: await readParkedFollowUps(sql, issueId),
  leftOvers: await readLeftOvers(sql, issueId),
})
