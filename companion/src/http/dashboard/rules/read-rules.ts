import type { LinkGate } from '@throughline/shared/link-gate'
import type { RuleId } from '@throughline/shared/rules'
import { type AuditRow, audit } from '../../../audit/audit'
import type { TenantSql } from '../../../database/database'
import { readHistoryReadings, type ShownReading } from '../../../panel/history-readings'
import { readLinkGates } from '../../../panel/link-gates'
import { type ReachedProject, readReachedProjects } from '../../../panel/reached-projects'
import { type ListedRepository, readRepository } from '../../../panel/repository-list'
import { type RuleState, rules } from '../../../rules/rules'
import { readShownSettings, type ShownSettings } from './settings/settings-state'

/** Everything that the page of rules shows of a repository. */
export interface ReadRules {
  readonly repository: ListedRepository
  readonly rules: readonly RuleState[]
  readonly settings: readonly ShownSettings[]
  readonly projects: readonly ReachedProject[]
  /** Undefined where no links are inferred. */
  readonly linkGate: LinkGate | undefined
  /** Undefined unless the repository's past is being read. */
  readonly historyReading: ShownReading | undefined
  /** Newest first. */
  readonly changes: readonly AuditRow[]
}

const CHANGES = 5

export const isId = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)

/** Undefined for a repository that is not chosen. */
export const readRules = async (
  sql: TenantSql,
  repositoryId: string,
  builtRules: readonly RuleId[],
): Promise<ReadRules | undefined> => {
  const repository = isId(repositoryId) ? await readRepository(sql, repositoryId) : undefined
  if (!repository) return undefined
  const all = await rules(sql).list(repositoryId)
  return {
    repository,
    rules: all.filter(({ ruleId }) => builtRules.includes(ruleId)),
    settings: await readShownSettings(sql, repositoryId),
    projects: await readReachedProjects(sql, repositoryId),
    linkGate: (await readLinkGates(sql, repositoryId)).get(repositoryId),
    historyReading: (await readHistoryReadings(sql)).find((one) => one.repositoryId === repositoryId),
    changes: await audit(sql).ruleChanges(repositoryId, CHANGES),
  }
}
