import { z } from 'zod'
import { Failure } from '../failure'
import type { AskJira } from './ask-jira'
import type { CreatingJira, NewIssue } from './creating'
import { type Dialect, hasMarker, MARKER } from './dialect'
import { issuePath } from './issue-path'
import { jqlString } from './jql'
import { plainText } from './plain-text'
import * as schema from './schema'
import { fieldValueOf, screenFieldOf } from './screen-field'

/** Source: https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/ */
export const creatingOverRest = (ask: AskJira, dialect: Dialect): CreatingJira => ({
  async listIssueTypes(projectId) {
    const types = await pagesOf(ask, schema.CreateType, typesPath(projectId))
    return types.map(({ id, name, subtask }) => ({ id, name, isSubtask: subtask ?? false }))
  },

  async listCreateFields(projectId, issueTypeId) {
    const path = `${typesPath(projectId)}/${encodeURIComponent(issueTypeId)}`
    const fields = await pagesOf(ask, schema.CreateField, path)
    return fields.map((field) => screenFieldOf(field.fieldId ?? field.key ?? '', field))
  },

  async createIssue(issue) {
    const answer = await ask.offer(schema.CreatedIssue, 'POST', '/issue', issueBody(dialect, issue))
    if (answer.kind === 'refused') return answer
    const { id, key } = answer.given
    return { kind: 'created', issue: { issueId: id, key } }
  },

  async findCreatedIssue(projectId, marker, since) {
    const minutes = Math.max(1, Math.ceil((Date.now() - since.getTime()) / 60_000))
    const jql = `project = ${jqlString(projectId)} and created >= -${minutes}m order by created asc`
    for (const { issueId, key } of await dialect.searchIssues(ask, jql)) {
      const property = await ask.find(schema.CommentProperty, `${issuePath(issueId)}/properties/${MARKER}`)
      if (hasMarker(property?.value, marker)) return { issueId, key }
    }
    return undefined
  },

  relateIssues: (issueId, otherId) => relate(ask, issueId, otherId).catch(unlessRefused),
})

const typesPath = (projectId: string) => `/issue/createmeta/${encodeURIComponent(projectId)}/issuetypes`

const PER_PAGE = 50
const MOST_PAGES = 40

/** Cloud names what is on a page, Data Center calls it values. Nothing of a project that cannot be seen. */
const pagesOf = async <T>(ask: AskJira, item: z.ZodType<T>, path: string): Promise<readonly T[]> => {
  const all: T[] = []
  const list = z.array(item).optional()
  const Page = z.object({ issueTypes: list, fields: list, values: list, total: z.number().nullish() })
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const read = await ask.find(Page, `${path}?startAt=${all.length}&maxResults=${PER_PAGE}`)
    const items = read?.issueTypes ?? read?.fields ?? read?.values ?? []
    all.push(...items)
    if (items.length === 0 || (read?.total ? all.length >= read.total : items.length < PER_PAGE)) break
  }
  return all
}

const MOST_IN_SUMMARY = 255

const issueBody = (dialect: Dialect, issue: NewIssue) => ({
  fields: {
    ...Object.fromEntries(
      issue.filled.map((each) => [each.field.id, fieldValueOf(dialect.fieldNotation, each)]),
    ),
    project: { id: issue.projectId },
    issuetype: { id: issue.issueTypeId },
    summary: oneLine(issue.summary),
    description: dialect.notation(issue.document),
    ...(issue.labels.length > 0 && { labels: issue.labels }),
    ...(issue.assignee !== undefined && { assignee: dialect.fieldNotation.person(issue.assignee) }),
  },
  properties: [{ key: MARKER, value: { marker: issue.marker } }],
})

const oneLine = (text: string): string => {
  const line = plainText(text)
  return line.length <= MOST_IN_SUMMARY ? line : `${plainText(line.slice(0, MOST_IN_SUMMARY - 1))}…`
}

const relate = async (ask: AskJira, issueId: string, otherId: string): Promise<boolean> => {
  const linked = await ask.find(schema.IssueWithLinks, `${issuePath(issueId)}?fields=issuelinks`)
  const others = (linked?.fields.issuelinks ?? []).map((link) => (link.inwardIssue ?? link.outwardIssue)?.id)
  if (others.includes(otherId)) return true
  const { issueLinkTypes } = await ask.json(schema.IssueLinkTypes, 'GET', '/issueLinkType')
  const type = issueLinkTypes.find(({ name }) => /^relate/i.test(name))
  if (!type) return false
  await ask.done('POST', '/issueLink', {
    type: { id: type.id },
    inwardIssue: { id: issueId },
    outwardIssue: { id: otherId },
  })
  return true
}

const unlessRefused = (error: unknown): boolean => {
  if (error instanceof Failure && (error.code === 'jira-refused' || error.code === 'jira-not-found'))
    return false
  throw error
}
