import { audit } from '../../audit/audit'
import { Failure } from '../../failure'
import { oauthAuth } from '../../jira/auth/oauth'
import { wakeJobs } from '../../jobs/wake-jobs'
import type { OAuthAccess } from '../oauth/oauth-access'
import { oauthTokens } from '../oauth/oauth-tokens'
import { renewingFetch } from '../oauth/renewing-fetch'
import { knownHook, saveHook } from '../oauth/save-hook'
import type { CheckedAgain, CheckTools } from './check-run-of-jira'
import { oauthSteps } from './oauth/oauth-steps'
import type { Run } from './start-run'
import { outcomeOf } from './stored-token'

/** The checks of a stored Jira by OAuth. What they show is stored; its tokens are renewed meanwhile as ever. */
export const checkRunOfOAuth = async (
  {
    database,
    fetch: plainFetch,
    access,
    clock,
    address,
    isReachable,
  }: CheckTools & { readonly access: { readonly oauth?: OAuthAccess } },
  { tenantId, actor, connection }: CheckedAgain,
): Promise<Run> => {
  const { connectionId, baseUrl, siteUrl = baseUrl } = connection
  const { oauth } = access
  if (!oauth) throw new Failure('cannot-connect', 'OAuth is not set up on this Throughline any more.')
  const { host } = new URL(siteUrl)
  const fetch = renewingFetch({ tenantId, connectionId, oauth }, plainFetch)
  const auth = oauthAuth(baseUrl, () => oauth.accessToken(tenantId, connectionId))
  const known = await database.withTenant(tenantId, (sql) => knownHook(sql, connectionId))
  const webhook = { address, isReachable, known, now: clock() }
  const checks = oauthSteps({ auth, host, fetch, webhook })
  const write = (sql: Parameters<Run['save']>[0], after: object) =>
    audit(sql).add({ actor, action: 'check-again', subject: host, after })
  return {
    tenantId,
    steps: checks.steps,
    async save(sql, seal) {
      const found = checks.found()
      await oauthTokens(sql).noteChecked(connectionId, found)
      await saveHook(sql, seal, { connectionId, hook: found.hook, secret: oauth.account.webhookSecret })
      await write(sql, { works: true })
      await wakeJobs(sql)
      return connectionId
    },
    fail: (sql, ended) => write(sql, outcomeOf(ended)),
  }
}
