import { addGitHost } from '@throughline/companion/connections/add-git-host'
import { parseMasterKeys } from '@throughline/companion/connections/master-keys'
import { createKeyring } from '@throughline/companion/connections/seal'
import { createDatabase, type Database } from '@throughline/companion/database/database'
import { beginReading } from '@throughline/companion/jobs/begin-reading'
import { repositories as storedRepositories } from '@throughline/companion/pull-requests/repositories'
import { rules } from '@throughline/companion/rules/rules'
import postgres from 'postgres'
import type { ForgeRuntime } from './forge-runtime/forge-runtime'
import type { InstalledApp } from './forge-runtime/installed-app'
import type { FakeGitHost } from './git-host/fake-git-host'
import type { FakeJira } from './jira/fake-jira'

interface ProvisionOptions {
  readonly databaseUrl: string
  readonly masterKeys: string
  readonly app: InstalledApp
  readonly forge: Pick<ForgeRuntime, 'deliver'>
  readonly jira: Pick<FakeJira, 'cloudId'>
  readonly jiraUrl: string
  readonly gitHost: FakeGitHost
  readonly companionUrl: string
  /** Jira's id of the project that the public repositories may reach. */
  readonly projectId: string
  /** Whether an admin has turned rules on for the storefront: a visitor then meets them with the first pull request. */
  readonly turnsOnRules?: boolean
  /** The same for finding issues without a key. */
  readonly findsIssues?: boolean
}

const events = ['pull_request', 'pull_request_review', 'issue_comment']

/**
 * Connects the sandbox's two sides the way people would: installs the app in the Jira site, connects the git host by a
 * token, creates the webhooks. Repeating it changes nothing but addresses that have moved to another port.
 * The private repository is connected and not mapped: nothing of it may ever be seen in Jira.
 */
export const provision = async (options: ProvisionOptions): Promise<{ readonly tenantId: string }> => {
  const { databaseUrl, masterKeys, app, forge, gitHost, companionUrl, projectId } = options
  const installed = {
    id: app.installationId,
    app: { id: app.id, version: '1.0.0' },
    environment: { id: app.environmentId },
  }
  const { isDelivered } = await forge.deliver('/forge/lifecycle', {
    eventType: 'avi:forge:installed:app',
    ...installed,
  })
  if (!isDelivered) throw new Error('The companion did not take the installation.')
  await forge.deliver('/forge/schedule', {})

  const sql = postgres(databaseUrl, { max: 1, onnotice: () => {} })
  try {
    const [tenant] = await sql<{ tenantId: string }[]>`
      select tenant_id as "tenantId" from tenant where installation_id = ${app.installationId}`
    if (!tenant) throw new Error('The companion did not keep the installation.')
    await moveAddresses(sql, options)
    const [connected] = await sql`select from connection where host = 'github'`
    const isHooked = gitHost.hooks().length > 0
    if (connected && isHooked) {
      moveHooks(gitHost, companionUrl)
      return tenant
    }
    // The git host begins anew and counts from the start again: what is known of its former numbers would be wrong.
    if (connected) await sql`delete from connection where host = 'github'`
    if (connected) await sql`delete from effect`

    const repositories = gitHost.repositories().map((repository) => ({
      hostRepositoryId: String(repository.id),
      name: `${repository.owner}/${repository.name}`,
      isPrivate: repository.isPrivate,
      projectIds: repository.isPrivate ? [] : [projectId],
    }))
    const database = createDatabase({ url: databaseUrl, connections: 1, deadlineMs: 5_000 })
    const keyring = createKeyring(parseMasterKeys(masterKeys))
    const token = gitHost.issueToken('olu')
    const { hookId, secret, connectionId } = await addGitHost(
      { database, keyring },
      { ...tenant, host: 'github', baseUrl: gitHost.apiUrl, token, repositories },
    )
    if (options.turnsOnRules) await turnOnRules(database, { ...tenant, connectionId })
    if (options.findsIssues) await turnOnFinding(database, { ...tenant, connectionId })
    await database.close()
    for (const hook of gitHost.hooks()) gitHost.removeHook(hook.id)
    for (const { name } of repositories)
      gitHost.addHook({ repository: name, url: `${companionUrl}/webhooks/${hookId}`, secret, events })
    return tenant
  } finally {
    await sql.end()
  }
}

const turnOnRules = (
  database: Database,
  { tenantId, connectionId }: { readonly tenantId: string; readonly connectionId: string },
) =>
  database.withTenant(tenantId, async (sql) => {
    const repositoryId = await storedRepositories(sql).findId(connectionId, 'acme/storefront')
    if (repositoryId === undefined) return
    await rules(sql).set(repositoryId, 'suggest-reviewers', true)
    await rules(sql).set(repositoryId, 'create-follow-ups', true)
    await beginReading(sql, { tenantId, repositoryId })
  })

const turnOnFinding = (
  database: Database,
  { tenantId, connectionId }: { readonly tenantId: string; readonly connectionId: string },
) =>
  database.withTenant(tenantId, async (sql) => {
    const repositoryId = await storedRepositories(sql).findId(connectionId, 'acme/storefront')
    if (repositoryId !== undefined) await rules(sql).set(repositoryId, 'auto-link', true)
  })

/** The sandbox's ports may differ from those of the last start. */
const moveAddresses = async (sql: postgres.Sql, { jiraUrl, jira, gitHost }: ProvisionOptions) => {
  await sql`update connection set base_url = ${`${jiraUrl}/ex/jira/${jira.cloudId}`} where host = 'jira'`
  await sql`update connection set base_url = ${gitHost.apiUrl} where host = 'github'`
}

const moveHooks = (gitHost: FakeGitHost, companionUrl: string) => {
  for (const hook of gitHost.hooks()) {
    const url = `${companionUrl}${new URL(hook.url).pathname}`
    const repository = gitHost.repositories().find(({ id }) => id === hook.repositoryId)
    if (hook.url === url || !repository) continue
    gitHost.removeHook(hook.id)
    const name = `${repository.owner}/${repository.name}`
    gitHost.addHook({
      repository: name,
      url,
      events: hook.events,
      ...(hook.secret && { secret: hook.secret }),
    })
  }
}
