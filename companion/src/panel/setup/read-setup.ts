import type { RuleId } from '@throughline/shared/rules'
import type { Setup } from '@throughline/shared/setup'
import type { TenantSql } from '../../database/database'
import { readKnownIssues } from '../../issue-sync/reading-progress'
import { pairings } from '../../tenants/pairings'
import { tenants } from '../../tenants/tenants'
import { readSetupConnections } from './setup-connections'
import { readSetupDeliveries } from './setup-deliveries'
import { readSetupRepositories } from './setup-repositories'

interface About {
  /** Where this companion is reached. */
  readonly companionAddress: string
  /** The rules whose features exist, in running order. */
  readonly builtRules: readonly RuleId[]
  readonly now: Date
}

/** What the admin page in Jira shows of a tenant. */
export const readSetup = async (
  sql: TenantSql,
  { companionAddress, builtRules, now }: About,
): Promise<Setup> => {
  const connections = await readSetupConnections(sql)
  const jira = connections.find(({ host }) => host === 'jira')
  const paired = await pairings(sql).find()
  return {
    companionAddress,
    ...(paired && { paired: { at: paired.pairedAt.toISOString(), by: paired.pairedBy } }),
    isLicensed: await tenants(sql).isLicensed(),
    ...(jira && { jira }),
    gitHosts: connections.filter(({ host }) => host !== 'jira'),
    repositories: [...(await readSetupRepositories(sql, builtRules))],
    ...(await readSetupDeliveries(sql)),
    readings: [...(await readKnownIssues(sql, now)).readings],
  }
}
