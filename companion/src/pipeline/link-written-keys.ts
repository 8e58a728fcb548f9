import { projectKeyOf } from '@throughline/shared/issue-key'
import type { SettingsOf } from '@throughline/shared/rule-settings'
import type { Clock } from '../clock'
import type { Access } from '../connections/access'
import type { Connection } from '../connections/connections'
import { findJiraWithSite, siteUrlOf } from '../connections/site-url'
import type { Database } from '../database/database'
import { issues } from '../issues/issues'
import { type ProjectList, projects } from '../issues/projects'
import type { Jira } from '../jira/jira'
import type { WrittenLink } from '../pull-requests/linked-issues'
import { plausibleKeys } from '../pull-requests/plausible-keys'
import type { PullRequest } from '../pull-requests/pull-request'
import type { ConnectedRepository } from '../pull-requests/repositories'
import { skipReason } from '../pull-requests/skip-rules'
import { type FoundKey, findWrittenKeys } from '../pull-requests/written-keys'

/** The issues that the written keys lead to, and in words what was and was not linked. */
export interface WrittenLinks {
  readonly links: readonly WrittenLink[]
  readonly detail: string
  /** True when somebody asked for it to be left alone. */
  readonly isSkipped?: boolean
}

interface LinkOptions {
  readonly database: Database
  readonly access: Access
  readonly clock: Clock
  readonly tenantId: string
  readonly pull: PullRequest
  readonly repository: ConnectedRepository
  readonly skipRules: SettingsOf<'skip-rules'>
}

/** A project list this old is read again; one that lacks a written project much sooner, since it may be new. */
const LIST_AGE_MS = 60 * 60 * 1000
const SHORT_LIST_AGE_MS = 60 * 1000

/** An issue read this lately is not asked again for every push. */
const ISSUE_AGE_MS = 60 * 1000

/** More keys than this in one pull request are release notes, not work. */
const MOST_ISSUES = 100

/**
 * From written keys to issues: what the grammar finds, what the site's project list allows, what Jira says exists, and
 * what the repository may reach. Jira's key replaces the written one, so moved issues and renamed projects stay linked.
 */
export const findWrittenLinks = async (options: LinkOptions): Promise<WrittenLinks> => {
  const { access, database, tenantId, pull, repository } = options
  const skipped = skipReason(pull, options.skipRules)
  if (skipped) return { links: [], detail: `Skipped: ${skipped}.`, isSkipped: true }
  const connection = await findJiraWithSite({ database, access, tenantId })
  const found = findWrittenKeys(pull, writingOf(connection))
  if (found.length === 0)
    return { links: [], detail: `No key in branch, title, description or ${pull.commits.length} commits.` }
  if (repository.projectIds.length === 0)
    return { links: [], detail: 'This repository is not mapped to a Jira project.' }

  const { jira, connectionId } = await access.jiraOf(tenantId)
  const list = await freshProjects({ ...options, jira, connectionId, found })
  const plausible = plausibleKeys(found, keysOf(list)).slice(0, MOST_ISSUES)

  const { links, unknown, unreachable } = await linksOf({ ...options, jira }, plausible)
  const dropped = found.length - plausible.length
  return { links, detail: sentence({ linked: links.length, unknown, unreachable, dropped }) }
}

/** How keys are written in the connected Jira, and which addresses are its own. */
export const writingOf = (jira: Connection | undefined) => ({
  dialect: jira?.deployment === 'data-center' ? ('dc' as const) : ('cloud' as const),
  siteUrl: siteUrlOf(jira),
})

/** An issue that Jira tells now is written down; one that was told lately is not asked for again. */
const linksOf = async (
  options: LinkOptions & { readonly jira: Jira },
  keys: readonly FoundKey[],
): Promise<Pick<Counts, 'unknown' | 'unreachable'> & { readonly links: readonly WrittenLink[] }> => {
  const { database, tenantId, repository, jira } = options
  const links = new Map<string, WrittenLink>()
  let unknown = 0
  let unreachable = 0
  for (const { key, why } of keys) {
    const stored = await findStored(options, key)
    const issue = stored ?? (await jira.findIssue(key))
    if (!issue) unknown += 1
    else if (!repository.projectIds.includes(issue.projectId)) unreachable += 1
    else if (!links.has(issue.issueId)) {
      if (!stored) await database.withTenant(tenantId, (sql) => issues(sql).save(issue))
      links.set(issue.issueId, { issueId: issue.issueId, why })
    }
  }
  return { links: [...links.values()], unknown, unreachable }
}

interface ProjectsOptions extends LinkOptions {
  readonly jira: Jira
  readonly connectionId: string
  readonly found: readonly FoundKey[]
}

const freshProjects = async (options: ProjectsOptions): Promise<ProjectList> => {
  const { database, clock, tenantId, jira, connectionId, found } = options
  const stored = await database.withTenant(tenantId, (sql) => projects(sql).list(connectionId))
  const known = keysOf(stored)
  const isMissingOne = found.some(({ key, isLowerCase }) => !isLowerCase && !known.has(projectKeyOf(key)))
  const ageMs = stored.readAt ? clock().getTime() - stored.readAt.getTime() : Number.POSITIVE_INFINITY
  if (ageMs < (isMissingOne ? SHORT_LIST_AGE_MS : LIST_AGE_MS)) return stored
  const read = await jira.listProjects()
  await database.withTenant(tenantId, (sql) => projects(sql).replace(connectionId, read))
  return { projects: read, readAt: clock() }
}

/** Every key that leads to a project, those of before a rename among them. */
const keysOf = ({ projects: list }: ProjectList): ReadonlySet<string> =>
  new Set(list.flatMap(({ key, formerKeys }) => [key, ...formerKeys]))

const findStored = ({ database, clock, tenantId }: LinkOptions, key: string) => {
  const since = new Date(clock().getTime() - ISSUE_AGE_MS)
  return database.withTenant(tenantId, (sql) => issues(sql).findFresh(key, since))
}

interface Counts {
  readonly linked: number
  readonly unknown: number
  readonly unreachable: number
  readonly dropped: number
}

const sentence = ({ linked, unknown, unreachable, dropped }: Counts) =>
  [
    linked === 1 ? 'Linked to 1 issue.' : `Linked to ${linked} issues.`,
    unknown > 0 && `Keys that lead to no issue that may be seen: ${unknown}.`,
    unreachable > 0 && `Issues in projects that this repository may not reach: ${unreachable}.`,
    dropped > 0 && `Keys that belong to no project of the site: ${dropped}.`,
  ]
    .filter(Boolean)
    .join(' ')
