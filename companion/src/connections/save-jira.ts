import { randomUUID } from 'node:crypto'
import { type Actor, audit } from '../audit/audit'
import type { TenantSql } from '../database/database'
import { Failure } from '../failure'
import { wakeJobs } from '../jobs/wake-jobs'
import type { FoundJira } from './checks/jira/jira-steps'
import type { JiraForm } from './checks/jira/read-form'
import { type ByToken, type Connection, connections, emailPlace, tokenPlace } from './connections'
import { hookPlace, hookRoutes } from './hook-routes'
import { signIns } from './jira-sign-in'
import type { TenantSeal } from './seal'

interface CheckedJira {
  readonly actor: Actor
  readonly form: JiraForm
  readonly found: FoundJira
}

/** Stores a Jira whose checks have all passed. Throws `cannot-connect` when another one was stored meanwhile. */
export const addJira = async (
  sql: TenantSql,
  seal: TenantSeal,
  { actor, form, found }: CheckedJira,
): Promise<string> => {
  await sql`select pg_advisory_xact_lock(hashtextextended('one-jira ' || current_tenant()::text, 0))`
  if (await connections(sql).findJira())
    throw new Failure('cannot-connect', 'Jira is connected already. Replace its token instead.')
  const connectionId = randomUUID()
  const byToken = await sealed(seal, connectionId, form, found)
  const { mode } = signIns[found.recognised.deployment]
  await connections(sql).add({ ...byToken, connectionId, host: 'jira', mode, connectedBy: actor.name })
  await connections(sql).noteWorks(connectionId)
  await storeHook(sql, seal, connectionId, found)
  await audit(sql).add({ actor, action: 'connect-jira', subject: form.host, after: forAudit(form, found) })
  await wakeJobs(sql)
  return connectionId
}

/** Stores another token of a Jira. Throws `cannot-connect` when it was disconnected, or is another kind of Jira now. */
export const replaceJira = async (
  sql: TenantSql,
  seal: TenantSeal,
  { actor, form, found, before }: CheckedJira & { readonly before: Connection },
): Promise<string> => {
  const { connectionId } = before
  const present = await connections(sql).find(connectionId)
  if (present?.mode !== signIns[found.recognised.deployment].mode)
    throw new Failure(
      'cannot-connect',
      'This connection is there no longer, or leads to another kind of Jira.',
    )
  await connections(sql).replaceToken(connectionId, await sealed(seal, connectionId, form, found))
  await storeHook(sql, seal, connectionId, found)
  await audit(sql).add({
    actor,
    action: 'replace-jira-token',
    subject: form.host,
    before: { baseUrl: present.baseUrl, account: present.accountName, endsIn: present.tokenLastFour },
    after: forAudit(form, found),
  })
  await wakeJobs(sql)
  return connectionId
}

const sealed = async (
  seal: TenantSeal,
  connectionId: string,
  { baseUrl, email, token, expiresAt }: JiraForm,
  { recognised, account, permissions }: FoundJira,
): Promise<ByToken> => {
  const { deployment, version } = recognised
  return {
    baseUrl,
    sealedToken: await seal.seal(token, tokenPlace(connectionId)),
    sealedEmail: signIns[deployment].needsEmail
      ? await seal.seal(email, emailPlace(connectionId))
      : undefined,
    tokenExpiresAt: expiresAt,
    tokenLastFour: token.slice(-4),
    deployment,
    version,
    accountId: account.id,
    accountName: account.name,
    permissions,
  }
}

/** The newest webhook is the only one whose calls are let in. */
export const storeHook = async (
  sql: TenantSql,
  seal: TenantSeal,
  connectionId: string,
  { hook }: Pick<FoundJira, 'hook'>,
): Promise<void> => {
  if (!hook) return
  for (const old of await hookRoutes(sql).idsOf(connectionId)) await hookRoutes(sql).remove(old)
  const { hookId, secret } = hook
  const secrets = secret === undefined ? [] : [await seal.seal(secret, hookPlace(connectionId))]
  await hookRoutes(sql).add(connectionId, hookId, 'jira', secrets)
}

const forAudit = ({ baseUrl, token, expiresAt }: JiraForm, { recognised, account }: FoundJira) => ({
  baseUrl,
  ...recognised,
  account: account.name,
  expiresOn: expiresAt.toISOString().slice(0, 10),
  endsIn: token.slice(-4),
})
