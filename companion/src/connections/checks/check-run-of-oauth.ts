import { audit } from '../../audit/audit'
import { Failure } from '../../failure'
import { oauthAuth } from '../../jira/auth/oauth'
import { wakeJobs } from '../../jobs/wake-jobs'
import type { OAuthAccess } from '../oauth/oauth-access'
import { oauthTokens } from '../oauth/oauth-tokens'
import type { CheckedAgain, CheckTools } from './check-run-of-jira'
import { oauthSteps } from './oauth/oauth-steps'
import type { Run } from './start-run'
import { outcomeOf } from './stored-token'

/** The checks of a stored Jira by OAuth. What they show is stored; its tokens are renewed meanwhile as ever. */
export const checkRunOfOAuth = async (
  { fetch, access }: CheckTools & { readonly access: { readonly oauth?: OAuthAccess } },
  { tenantId, actor, connection }: CheckedAgain,
): Promise<Run> => {
  const { connectionId, baseUrl, siteUrl = baseUrl } = connection
  const { oauth } = access
  if (!oauth) throw new Failure('cannot-connect', 'OAuth is not set up on this Throughline any more.')
  const { host } = new URL(siteUrl)
  const auth = oauthAuth(baseUrl, () => oauth.accessToken(tenantId, connectionId))
  const checks = oauthSteps({ auth, host, fetch })
  const write = (sql: Parameters<Run['save']>[0], after: object) =>
    audit(sql).add({ actor, action: 'check-again', subject: host, after })
  return {
    tenantId,
    steps: checks.steps,
    async save(sql) {
      await oauthTokens(sql).noteChecked(connectionId, checks.found())
      await write(sql, { works: true })
      await wakeJobs(sql)
      return connectionId
    },
    fail: (sql, ended) => write(sql, outcomeOf(ended)),
  }
}
