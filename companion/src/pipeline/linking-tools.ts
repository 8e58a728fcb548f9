import { projectKeyOf } from '@throughline/shared/issue-key'
import { connections } from '../connections/connections'
import type { Database, TenantSql } from '../database/database'
import type { LinkAuthor, LinkingTools } from '../features/linking-tools'
import type { GitHostClient } from '../git-hosts/git-host'
import { issueFactsOf } from '../issue-pool/issue-facts-of'
import { knownInJira } from '../issue-pool/jira-name'
import type { KeptIssues } from '../issue-pool/kept-issues'
import { openIssuePool } from '../issue-pool/open-issue-pool'
import { issues } from '../issues/issues'
import { projects } from '../issues/projects'
import type { Jira } from '../jira/jira'
import { addJobs } from '../jobs/add-jobs'
import { jobsOfLink } from '../jobs/jobs-of-link'
import { learnedModel } from '../link-scoring/learned-model'
import { hasAccount, isAccountOf, type Person, personOf } from '../link-scoring/people'
import { personMatches } from '../people/person-matches'
import { linkSuggestions } from '../pull-requests/link-suggestions'
import { linkedIssues } from '../pull-requests/linked-issues'
import { noIssue } from '../pull-requests/no-issue'
import { plausibleKeys } from '../pull-requests/plausible-keys'
import type { PullRequest } from '../pull-requests/pull-request'
import type { LocatedPullRequest } from '../pull-requests/pull-requests'
import { repositories } from '../pull-requests/repositories'
import { findWrittenKeys } from '../pull-requests/written-keys'
import { writingOf } from './link-written-keys'
import { readAccounts } from './read-accounts'

interface Linking {
  readonly database: Database
  readonly client: GitHostClient
  readonly jira: Jira
  readonly tenantId: string
  readonly inboxId: string | undefined
  readonly pullRequestId: string
  readonly located: LocatedPullRequest
  readonly keptIssues: KeptIssues
  readonly now: Date
}

/** What finding the issue of one pull request may ask and keep. */
export const createLinkingTools = (
  options: Linking & { readonly author: PullRequest['author'] },
): LinkingTools => {
  const { database, jira, tenantId, inboxId, pullRequestId, located, keptIssues, now, author } = options
  const { repositoryId } = located
  const inTenant = <T>(work: (sql: TenantSql) => Promise<T>) => database.withTenant(tenantId, work)

  return {
    model: learnedModel,
    findObstacle: (pullRequest) => inTenant((sql) => findObstacle(sql, pullRequestId, pullRequest)),
    openPool: () => openIssuePool(database, tenantId, { repositoryId, pullRequestId, now, keptIssues }),
    readFacts: (person, issue) =>
      issueFactsOf(database, tenantId, {
        ...{ repositoryId, pullRequestId, author: author.login, now },
        isWatched: (issueId) => isWatchedBy(jira, issueId, person),
      })(issue),
    readAuthor: () => readAuthor(options),

    readAnswers: () =>
      inTenant(async (sql) => ({
        counted: await linkSuggestions(sql).countAnswers(repositoryId),
        all: await linkSuggestions(sql).answersOf(repositoryId),
      })),

    async findIssue(key) {
      const issue = await jira.findIssue(key)
      if (!issue) return undefined
      return inTenant(async (sql) => {
        await issues(sql).save(issue)
        const repository = await repositories(sql).findById(repositoryId)
        return repository?.projectIds.includes(issue.projectId) ? issue : undefined
      })
    },

    save: (suggestion, candidates) =>
      inTenant((sql) => linkSuggestions(sql).save(pullRequestId, suggestion, candidates)),

    link: ({ issueId, confidence, signals }) =>
      inTenant(async (sql) => {
        const isLinked = await linkedIssues(sql).infer(pullRequestId, issueId, { confidence, signals })
        if (isLinked)
          await addJobs(
            sql,
            await jobsOfLink(sql, { tenantId, inboxId, pullRequestId, issueId, now, isLinked }),
          )
        return isLinked
      }),
  }
}

/** A key of a project of this Jira, though it led to no issue that the repository may reach, is somebody's word. */
const findObstacle = async (
  sql: TenantSql,
  pullRequestId: string,
  pullRequest: PullRequest,
): Promise<string | undefined> => {
  if (await noIssue(sql).find(pullRequestId)) return 'somebody said that it needs none'
  const connection = await connections(sql).findJira()
  const list = connection ? (await projects(sql).list(connection.connectionId)).projects : []
  const known = new Set(list.flatMap(({ key, formerKeys }) => [key, ...formerKeys]))
  const written = findWrittenKeys(pullRequest, writingOf(connection)).filter(
    ({ isLowerCase }) => !isLowerCase,
  )
  const [key] = plausibleKeys(written, known.size > 0 ? known : undefined)
  return key && `a key of ${projectKeyOf(key.key)} is written in it`
}

/** Only of somebody whose Jira account is known is Jira asked. */
const isWatchedBy = async (jira: Jira, issueId: string, person: Person): Promise<boolean> => {
  if (!hasAccount(person)) return false
  return (await jira.readWatchers(issueId)).some(({ accountId }) => isAccountOf(person, accountId))
}

const readAuthor = async (
  options: Linking & { readonly author: PullRequest['author'] },
): Promise<LinkAuthor> => {
  const { database, tenantId, located, author } = options
  const decisions = await database.withTenant(tenantId, (sql) =>
    personMatches(sql).list(located.connectionId),
  )
  const own = decisions.filter(({ login }) => login === author.login)
  const said = own.find(({ isSame }) => isSame)
  const [account] = await readAccounts(options, [author.login])
  const person = personOf(account?.name ?? author.name, author.login)
  if (said) return { person: knownInJira(person, said.accountId), isProven: true }
  // Somebody said that the account of that name is somebody else's: the name says nothing then.
  if (own.length > 0) return { person: { ...person, callNames: new Set() }, isProven: false }
  const found = account?.email === undefined ? undefined : await options.jira.findByEmail(account.email)
  return found
    ? { person: knownInJira(person, found.accountId), isProven: true }
    : { person, isProven: false }
}
