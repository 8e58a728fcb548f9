import type { Check } from '@throughline/shared/connection-check'
import { audit } from '../../audit/audit'
import { Failure } from '../../failure'
import { getGitHost } from '../../git-hosts/index'
import { wakeJobs } from '../../jobs/wake-jobs'
import { type Connection, connections, tokenPlace } from '../connections'
import { stateAfterRefusal } from '../expiry'
import type { TenantSeal } from '../seal'
import type { CheckedAgain, CheckTools } from './check-run-of-jira'
import { gitHostRun } from './git-host/git-host-run'
import { type GitHostForm, hostOfApi } from './git-host/read-git-host-form'
import { openSeal, type Run } from './start-run'
import { outcomeOf, requireSameToken } from './stored-token'

/** The checks of a stored git host. What they show is stored; a token that is refused is not used any more. */
export const checkRunOfGitHost = async (
  tools: CheckTools,
  { tenantId, actor, connection }: CheckedAgain,
): Promise<Run> => {
  const { connectionId, host, tokenExpiresAt } = connection
  const form = await storedForm(await openSeal(tools, tenantId), connection)
  const { steps, getFound } = gitHostRun(tools, getGitHost(host), form)
  const write = (sql: Parameters<Run['save']>[0], after: object) =>
    audit(sql).add({ actor, action: 'check-again', subject: form.host, after })
  return {
    tenantId,
    steps,
    async save(sql) {
      await requireSameToken(sql, connection)
      const { account, deployment } = getFound()
      await connections(sql).replaceToken(connectionId, {
        ...connection,
        version: deployment.version,
        accountId: account.login,
        accountName: account.name,
        tokenExpiresAt: account.tokenExpiresAt ?? tokenExpiresAt,
      })
      await write(sql, { works: true })
      await wakeJobs(sql)
      return connectionId
    },
    async fail(sql, ended) {
      if (isTokenRefused(ended))
        await connections(sql).noteRefusal(connection, {
          state: stateAfterRefusal(connection, tools.clock()),
          reason: `${getGitHost(host).name} did not accept this token.`,
        })
      await write(sql, outcomeOf(ended))
    },
  }
}

const storedForm = async (seal: TenantSeal, connection: Connection): Promise<GitHostForm> => {
  const { connectionId, baseUrl, sealedToken, tokenExpiresAt } = connection
  if (!sealedToken) throw new Failure('cannot-connect', 'There is no token of this connection to check.')
  const token = await seal.unseal(sealedToken, tokenPlace(connectionId))
  return { baseUrl, host: hostOfApi(baseUrl), token, expiresAt: tokenExpiresAt }
}

/** The token itself, and not something that it may not do. */
const isTokenRefused = (checks: readonly Check[]): boolean =>
  checks.some(({ state, problem }) => state === 'failed' && problem?.facts['status'] === '401')
