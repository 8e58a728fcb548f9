import { randomUUID } from 'node:crypto'
import type { GitHostId } from '@throughline/shared/pull-request'
import { type Actor, audit } from '../audit/audit'
import type { TenantSql } from '../database/database'
import { Failure } from '../failure'
import { wakeJobs } from '../jobs/wake-jobs'
import { newHook } from './add-git-host'
import type { FoundGitHost } from './checks/git-host/check-git-host'
import type { GitHostForm } from './checks/git-host/read-git-host-form'
import { type ByToken, type Connection, connections, type NewConnection, tokenPlace } from './connections'
import { hookRoutes } from './hook-routes'
import type { TenantSeal } from './seal'

interface CheckedGitHost {
  readonly actor: Actor
  readonly form: GitHostForm
  readonly found: FoundGitHost
}

/**
 * Stores a git host whose checks have all passed, with the place where its deliveries come in. One that was disconnected
 * and is not erased yet is taken up again, with its repositories, maps and rules. Returns its id. Throws
 * `cannot-connect` when its address was connected meanwhile.
 */
export const saveGitHost = async (
  sql: TenantSql,
  seal: TenantSeal,
  { actor, form, found, gitHost }: CheckedGitHost & { readonly gitHost: GitHostId },
): Promise<string> => {
  await sql`select pg_advisory_xact_lock(hashtextextended('git-host ' || current_tenant()::text, 0))`
  const present = await connections(sql).list()
  if (present.some(({ baseUrl }) => baseUrl === form.baseUrl)) throw connectedAlready(form.host)
  const ended = await connections(sql).findEnded(gitHost, form.baseUrl)
  const connectionId = ended ?? randomUUID()
  const byToken = await sealed(seal, connectionId, form, found)
  const { hookId, sealedSecret } = await newHook(seal, connectionId)
  const connection = {
    ...byToken,
    connectionId,
    host: gitHost,
    mode: 'pat',
    connectedBy: actor.name,
  } as const
  if (ended === undefined) await connections(sql).add(connection)
  else await takeUpAgain(sql, connection)
  await connections(sql).noteWorks(connectionId)
  await hookRoutes(sql).add(connectionId, hookId, gitHost, [sealedSecret])
  await audit(sql).add({
    actor,
    action: 'connect-git-host',
    subject: form.host,
    after: forAudit(form, found),
  })
  return connectionId
}

/** A second connection of the same address would tell everything twice. */
export const connectedAlready = (host: string): Failure =>
  new Failure('cannot-connect', `${host} is connected already. Replace its token instead.`)

/** Stores another token of a git host: what waits for one goes on. Throws `not-there` when it was disconnected. */
export const saveGitHostToken = async (
  sql: TenantSql,
  seal: TenantSeal,
  { actor, form, found, before }: CheckedGitHost & { readonly before: Connection },
): Promise<string> => {
  const { connectionId } = before
  const present = await connections(sql).find(connectionId)
  if (!present?.sealedToken) throw new Failure('not-there', 'This connection is there no longer.')
  await connections(sql).replaceToken(connectionId, await sealed(seal, connectionId, form, found))
  await audit(sql).add({
    actor,
    action: 'replace-git-host-token',
    subject: form.host,
    before: { account: present.accountName, endsIn: present.tokenLastFour },
    after: forAudit(form, found),
  })
  await wakeJobs(sql)
  return connectionId
}

/** What happened while it was disconnected is not asked for. */
const takeUpAgain = async (sql: TenantSql, connection: NewConnection & ByToken): Promise<void> => {
  const { connectionId } = connection
  await connections(sql).takeUpAgain(connection)
  await sql`
    update repository set deliveries_to = now(), changes_to = now()
    where connection_id = ${connectionId} and left_at is null`
}

const sealed = async (
  seal: TenantSeal,
  connectionId: string,
  { baseUrl, token, expiresAt }: GitHostForm,
  { account, deployment }: FoundGitHost,
): Promise<ByToken> => ({
  baseUrl,
  sealedToken: await seal.seal(token, tokenPlace(connectionId)),
  sealedEmail: undefined,
  tokenExpiresAt: account.tokenExpiresAt ?? expiresAt,
  tokenLastFour: token.slice(-4),
  deployment: undefined,
  version: deployment.version,
  accountId: account.login,
  accountName: account.name,
  permissions: undefined,
})

const forAudit = ({ baseUrl, token, expiresAt }: GitHostForm, { account, deployment }: FoundGitHost) => ({
  baseUrl,
  version: deployment.version,
  account: account.name,
  expiresOn: (account.tokenExpiresAt ?? expiresAt)?.toISOString().slice(0, 10),
  endsIn: token.slice(-4),
})
