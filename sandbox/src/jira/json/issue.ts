import { wikiOf } from '../data-center/wiki'
import { getPerson } from '../people'
import { jiraTime, type Site } from '../site'
import type { FakeIssue, FakeIssueLink } from '../state'
import { getStatus, type Status } from '../statuses'
import { commentJson } from './comment'
import { historyJson } from './history'
import { projectJson } from './project'
import { userJson } from './user'

interface Wanted {
  /** Names of fields; `*all` and `*navigable` are all of them, `-name` takes one away. */
  readonly fields: readonly string[]
  readonly properties: readonly string[]
  /** True for the changelog, too. */
  readonly withHistory?: boolean
}

export const issueJson = (
  site: Site,
  apiUrl: string,
  issue: FakeIssue,
  { fields, properties, withHistory = false }: Wanted,
) => ({
  expand: 'renderedFields,names,schema,operations,editmeta,changelog,versionedRepresentations',
  id: issue.id,
  self: `${apiUrl}/issue/${issue.id}`,
  key: issue.key,
  fields: Object.fromEntries(
    Object.entries(fieldsJson(site, apiUrl, issue))
      .filter(([name]) => isWanted(name, fields))
      .map(([name, field]) => [name, typeof field === 'function' ? field() : field]),
  ),
  ...(properties.length > 0 && { properties: propertiesJson(issue, properties) }),
  ...(withHistory && { changelog: changelogJson(site, apiUrl, issue) }),
})

const changelogJson = (site: Site, apiUrl: string, { id }: FakeIssue) => {
  const histories = site.store.histories(id).map((history) => historyJson(site, apiUrl, history))
  return { startAt: 0, maxResults: histories.length, total: histories.length, histories }
}

export const statusJson = (apiUrl: string, { id, name, category }: Status) => ({
  self: `${apiUrl}/status/${id}`,
  description: '',
  iconUrl: '',
  id,
  name,
  statusCategory: { self: `${apiUrl}/statuscategory/${category.id}`, ...category },
})

const isWanted = (name: string, fields: readonly string[]): boolean => {
  if (fields.includes(`-${name}`)) return false
  const named = fields.filter((field) => !field.startsWith('-'))
  return (
    named.length === 0 || named.some((field) => field === name || field === '*all' || field === '*navigable')
  )
}

const propertiesJson = (issue: FakeIssue, wanted: readonly string[]) =>
  Object.fromEntries(
    issue.properties
      .filter(({ key }) => wanted.includes(key) || wanted.includes('*all'))
      .map(({ key, value }) => [key, value]),
  )

const fieldsJson = (site: Site, apiUrl: string, issue: FakeIssue) => {
  const reporter = userJson(site, apiUrl, getPerson(issue.reporterId))
  return {
    summary: issue.summary,
    description: site.dialect === 'cloud' ? issue.description : wikiOf(issue.description),
    status: statusJson(apiUrl, getStatus(issue.statusId)),
    resolution: issue.resolution === undefined ? null : { id: '10000', name: issue.resolution },
    project: projectJson(site, apiUrl, site.store.getProject(issue.projectId)),
    issuetype: { self: `${apiUrl}/issuetype/${issue.issueType}`, name: issue.issueType, subtask: false },
    assignee: issue.assigneeId ? userJson(site, apiUrl, getPerson(issue.assigneeId)) : null,
    reporter,
    creator: reporter,
    components: issue.components.map(({ id, name }) => ({ self: `${apiUrl}/component/${id}`, id, name })),
    labels: issue.labels,
    comment: () => commentsJson(site, apiUrl, issue),
    issuelinks: () => site.store.linksOf(issue.id).map((link) => linkJson(site, apiUrl, issue.id, link)),
    watches: {
      self: `${apiUrl}/issue/${issue.key}/watchers`,
      watchCount: issue.watcherIds.length,
      isWatching: false,
    },
    created: jiraTime(issue.createdAt),
    updated: jiraTime(issue.updatedAt),
  }
}

const commentsJson = (site: Site, apiUrl: string, { id }: FakeIssue) => {
  const comments = site.store.comments(id).map((comment) => commentJson(site, apiUrl, comment))
  return { comments, startAt: 0, maxResults: comments.length, total: comments.length }
}

const relates = (apiUrl: string) => ({
  ...{ id: '10003', name: 'Relates', inward: 'relates to', outward: 'relates to' },
  self: `${apiUrl}/issueLinkType/10003`,
})

const linkJson = (site: Site, apiUrl: string, issueId: string, link: FakeIssueLink) => {
  const isInward = link.outwardId === issueId
  const other = site.store.findIssue(isInward ? link.inwardId : link.outwardId)
  return {
    id: link.id,
    self: `${apiUrl}/issueLink/${link.id}`,
    type: relates(apiUrl),
    [isInward ? 'inwardIssue' : 'outwardIssue']: other && {
      id: other.id,
      key: other.key,
      self: `${apiUrl}/issue/${other.id}`,
      fields: { summary: other.summary, status: statusJson(apiUrl, getStatus(other.statusId)) },
    },
  }
}

/** The only kind of link between issues that this site has. */
export const linkTypesJson = (apiUrl: string) => ({ issueLinkTypes: [relates(apiUrl)] })
