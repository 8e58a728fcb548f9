import { runMigrations } from 'graphile-worker'
import pg from 'pg'
import { Failure } from '../failure'
import { loggerFor } from '../jobs/logger-for'
import { silentLog } from '../log'
import start from './migrations/0001-start.sql'
import formerProjectKeys from './migrations/0002-former-project-keys.sql'
import pauses from './migrations/0003-pauses.sql'
import whoConnectedWhat from './migrations/0004-who-connected-what.sql'
import askingJira from './migrations/0005-asking-jira.sql'
import checkRuns from './migrations/0006-check-runs.sql'
import webhooks from './migrations/0007-webhooks.sql'
import signIn from './migrations/0008-sign-in.sql'
import deliveries from './migrations/0009-deliveries.sql'
import appsInJira from './migrations/0010-apps-in-jira.sql'
import nights from './migrations/0011-nights.sql'
import lastDeliveries from './migrations/0012-last-deliveries.sql'
import polls from './migrations/0013-polls.sql'
import ruleSettings from './migrations/0014-rule-settings.sql'
import figures from './migrations/0015-figures.sql'
import callLimits from './migrations/0016-call-limits.sql'
import mergeSummaries from './migrations/0018-merge-summaries.sql'
import followUps from './migrations/0020-follow-ups.sql'
import reviewHistory from './migrations/0021-review-history.sql'
import reviewers from './migrations/0022-reviewers.sql'
import openIssues from './migrations/0023-open-issues.sql'
import linksByPeople from './migrations/0024-links-by-people.sql'
import leftOversBeforeTheMerge from './migrations/0026-left-overs-before-the-merge.sql'
import optingOut from './migrations/0027-opting-out.sql'
import readingOpenIssues from './migrations/0029-reading-open-issues.sql'
import scoredCandidates from './migrations/0030-scored-candidates.sql'
import todosThatMove from './migrations/0031-todos-that-move.sql'
import readingProgress from './migrations/0032-reading-progress.sql'
import rotatingKeys from './migrations/0033-rotating-keys.sql'
import oauth from './migrations/0034-oauth.sql'
import jiraWebhooks from './migrations/0035-jira-webhooks.sql'
import narrowSearches from './migrations/0036-narrow-searches.sql'
import commandsInTheAuditLog from './migrations/0041-commands-in-the-audit-log.sql'
import changesOfOpenIssues from './migrations/0042-changes-of-open-issues.sql'
import roles from './roles.sql'
import withoutRoles from './without-roles.sql'

/** In order; a migration that has run is never changed. */
const migrations: readonly (readonly [name: string, sql: string])[] = [
  ['0001-start', start],
  ['0002-former-project-keys', formerProjectKeys],
  ['0003-pauses', pauses],
  ['0004-who-connected-what', whoConnectedWhat],
  ['0005-asking-jira', askingJira],
  ['0006-check-runs', checkRuns],
  ['0007-webhooks', webhooks],
  ['0008-sign-in', signIn],
  ['0009-deliveries', deliveries],
  ['0010-apps-in-jira', appsInJira],
  ['0011-nights', nights],
  ['0012-last-deliveries', lastDeliveries],
  ['0013-polls', polls],
  ['0014-rule-settings', ruleSettings],
  ['0015-figures', figures],
  ['0016-call-limits', callLimits],
  ['0018-merge-summaries', mergeSummaries],
  ['0020-follow-ups', followUps],
  ['0021-review-history', reviewHistory],
  ['0022-reviewers', reviewers],
  ['0023-open-issues', openIssues],
  ['0024-links-by-people', linksByPeople],
  ['0026-left-overs-before-the-merge', leftOversBeforeTheMerge],
  ['0027-opting-out', optingOut],
  ['0029-reading-open-issues', readingOpenIssues],
  ['0030-scored-candidates', scoredCandidates],
  ['0031-todos-that-move', todosThatMove],
  ['0032-reading-progress', readingProgress],
  ['0033-rotating-keys', rotatingKeys],
  ['0034-oauth', oauth],
  ['0035-jira-webhooks', jiraWebhooks],
  ['0036-narrow-searches', narrowSearches],
  ['0041-commands-in-the-audit-log', commandsInTheAuditLog],
  ['0042-changes-of-open-issues', changesOfOpenIssues],
]

/** The last of them: a database that has it has today's shape. */
export const lastMigration = migrations.at(-1)?.[0] ?? ''

/** One number for all of our advisory locks that guard a start. */
const MIGRATION_LOCK = 7_460_001

export interface Migrated {
  /** False where this login may neither find nor make the roles of roles.sql. */
  readonly hasRoles: boolean
}

/**
 * Brings the database to today's shape: ours, graphile-worker's, then the roles. Any number of processes may start at
 * once: one works, the others wait. Throws `database-unavailable` when the server cannot be reached.
 */
export const migrate = async (url: string): Promise<Migrated> => {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
  client.on('error', () => {})
  try {
    await client.connect()
  } catch (error) {
    throw new Failure('database-unavailable', unreachableSentence(url, error), { cause: error })
  }
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK])
    await client.query(`set lock_timeout = '2s'`)
    const hasRoles = await makeJobsRole(client)
    await migrateJobs(url, hasRoles)
    await migrateTables(client)
    await client.query(hasRoles ? roles : withoutRoles)
    return { hasRoles }
  } finally {
    await client.end()
  }
}

const migrateTables = async (client: pg.Client) => {
  await client.query(
    'create table if not exists schema_migration (name text primary key, ran_at timestamptz not null default now())',
  )
  const { rows } = await client.query<{ name: string }>('select name from schema_migration')
  const ran = new Set(rows.map(({ name }) => name))
  for (const [name, sql] of migrations) {
    if (ran.has(name)) continue
    await client.query('begin')
    await client.query(sql)
    await client.query('insert into schema_migration (name) values ($1)', [name])
    await client.query('commit')
  }
}

/** graphile-worker's schema belongs to a role of its own, so that nobody else can read or add jobs past add_jobs(). */
const makeJobsRole = async (client: pg.Client): Promise<boolean> => {
  try {
    await client.query(`
      do $$ begin
        if not exists (select from pg_roles where rolname = 'throughline_jobs') then
          create role throughline_jobs nologin nosuperuser nobypassrls nocreatedb nocreaterole;
        end if;
        if not pg_has_role(current_user, 'throughline_jobs',
            case when current_setting('server_version_num')::int >= 160000 then 'set' else 'member' end) then
          grant throughline_jobs to current_user;
        end if;
        execute format('grant create on database %I to throughline_jobs', current_database());
      end $$`)
    const { rowCount } = await client.query(`select from pg_roles where rolname = 'throughline_jobs'`)
    return rowCount === 1
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.code === insufficientPrivilege) return false
    throw error
  }
}

const migrateJobs = async (url: string, hasRoles: boolean) => {
  const pgPool = new pg.Pool({ connectionString: url, max: 1, ...(hasRoles && { options: jobsRole }) })
  pgPool.on('error', () => {})
  pgPool.on('connect', (client) => client.on('error', () => {}))
  try {
    await runMigrations({ pgPool, logger: loggerFor(silentLog) })
  } finally {
    await pgPool.end()
  }
}

const insufficientPrivilege = '42501'

/** Makes every connection of a pool act as the owner of the jobs from its first statement on. */
export const jobsRole = '-c role=throughline_jobs'

const unreachableSentence = (url: string, error: unknown) => {
  const { hostname, port } = new URL(url)
  const reason = error instanceof Error ? error.message : 'no answer'
  return `The database at ${hostname}:${port || 5432} cannot be used: ${reason}. Check DATABASE_URL, and that PostgreSQL 15 or newer is running there.`
}
