import type { AdfDocument } from './adf'
import type { FieldChange } from './product-events'
import type { IssueChange, Records } from './records'
import type { ScreenValues } from './screen-values'
import type { FakeHistory, FakeIssue, FakeProject } from './state'
import { getStatus } from './statuses'
import type { FakeWorkflow } from './workflow'

export interface NewIssue {
  readonly key: string
  readonly summary: string
  readonly description?: AdfDocument
  readonly issueType?: FakeIssue['issueType']
  readonly status?: string
  readonly assigneeId?: string
  readonly reporterId: string
  readonly labels?: string[]
  readonly filledIn?: Record<string, unknown>
  readonly properties?: FakeIssue['properties']
  readonly watcherIds?: string[]
  readonly components?: FakeIssue['components']
}

interface Edit {
  readonly what: IssueChange['what']
  readonly change: Partial<FakeIssue>
  readonly item: FieldChange
  readonly metadata?: FakeHistory['metadata']
}

/** A move by somebody, and what they filled in and said about it. */
interface Move {
  readonly status: string
  readonly by: string
  readonly values?: ScreenValues
  readonly metadata?: FakeHistory['metadata']
}

/** What can be done to an issue itself. Who does it is named by account id. */
export function createIssueStore(records: Records) {
  const { changes, tell, getIssue, getProject, findIssue } = records
  const projectIdOf = (key: string) => getProject(key.split('-')[0] ?? '').id

  const refuseTaken = (key: string) => {
    if (findIssue(key)) throw new Error(`The sandbox's Jira has an issue ${key} already.`)
  }

  const edit = (idOrKey: string, by: string, { what, change, item, metadata }: Edit) => {
    const issue = getIssue(idOrKey)
    const at = records.now()
    Object.assign(issue, change, { updatedAt: at })
    const changelog = { id: String(records.nextId()), items: [item] }
    records.state().histories.push({
      ...changelog,
      issueId: issue.id,
      authorId: by,
      createdAt: at,
      ...(metadata && { metadata }),
    })
    changes.tell({ issueId: issue.id, what })
    tell({ verb: 'updated:issue', issue, by, changes: changelog })
  }

  /** The workflow sets a resolution on the way to a status that is done, and takes it away on the way out. */
  const moveStatus = (idOrKey: string, { status, by, values = {}, metadata }: Move) => {
    const issue = getIssue(idOrKey)
    const from = getStatus(issue.statusId)
    const to = getStatus(status)
    const { resolution = issue.resolution ?? 'Done', ...others } = values
    const change = {
      statusId: to.id,
      resolution: to.category.key === 'done' ? String(resolution) : undefined,
      filledIn: { ...issue.filledIn, ...others },
    }
    const item = { field: 'status', from: from.id, fromString: from.name, to: to.id, toString: to.name }
    edit(idOrKey, by, { what: 'status', change, item, ...(metadata && { metadata }) })
  }

  return {
    findIssue,
    getProject,
    projects: (): readonly FakeProject[] => records.state().projects,
    issues: (): readonly FakeIssue[] => records.state().issues,

    /** The oldest first. */
    histories: (issueId: string): readonly FakeHistory[] =>
      records.state().histories.filter((history) => history.issueId === issueId),
    workflowOf: (projectId: string): FakeWorkflow | undefined =>
      records.state().workflows.find((workflow) => workflow.projectId === projectId),

    setWorkflow(workflow: FakeWorkflow) {
      const state = records.state()
      state.workflows = state.workflows.filter(({ projectId }) => projectId !== workflow.projectId)
      state.workflows.push(workflow)
    },

    hasLeft: (accountId: string): boolean => records.state().leftIds.includes(accountId),
    leave: (accountId: string) => void records.state().leftIds.push(accountId),

    addIssue({ key, status = 'To Do', description, ...rest }: NewIssue): FakeIssue {
      refuseTaken(key)
      const at = records.now()
      const issue: FakeIssue = {
        id: String(records.nextId()),
        key,
        formerKeys: [],
        projectId: projectIdOf(key),
        issueType: 'Task',
        description: description ?? { type: 'doc', version: 1, content: [] },
        statusId: getStatus(status).id,
        watcherIds: [],
        components: [],
        properties: [],
        labels: [],
        filledIn: {},
        createdAt: at,
        updatedAt: at,
        ...rest,
      }
      records.state().issues.push(issue)
      changes.tell({ issueId: issue.id, what: 'created' })
      tell({ verb: 'created:issue', issue, by: issue.reporterId })
      return issue
    },

    moveIssue(idOrKey: string, newKey: string, by: string) {
      refuseTaken(newKey)
      const { key, formerKeys } = getIssue(idOrKey)
      const change = { key: newKey, formerKeys: [...formerKeys, key], projectId: projectIdOf(newKey) }
      const item = { field: 'Key', from: '', fromString: key, to: '', toString: newKey }
      edit(idOrKey, by, { what: 'key', change, item })
    },

    /** Its issues follow, and everything under the old keys is still found. Jira tells no app about it. */
    renameProject(oldKey: string, newKey: string) {
      const project = getProject(oldKey)
      Object.assign(project, { key: newKey, formerKeys: [...project.formerKeys, oldKey] })
      for (const issue of records.state().issues.filter(({ projectId }) => projectId === project.id)) {
        const key = issue.key.replace(oldKey, newKey)
        Object.assign(issue, { key, formerKeys: [...issue.formerKeys, issue.key] })
        changes.tell({ issueId: issue.id, what: 'key' })
      }
    },

    setStatus: (idOrKey: string, status: string, by: string) => moveStatus(idOrKey, { status, by }),
    moveStatus,

    editSummary(idOrKey: string, summary: string, by: string) {
      const item = {
        field: 'summary',
        from: '',
        fromString: getIssue(idOrKey).summary,
        to: '',
        toString: summary,
      }
      edit(idOrKey, by, { what: 'summary', change: { summary }, item })
    },

    /** Comments and links go with the issue, and Jira tells nobody about them. */
    deleteIssue(idOrKey: string, by: string) {
      const issue = getIssue(idOrKey)
      const state = records.state()
      state.issues = state.issues.filter((each) => each !== issue)
      state.comments = state.comments.filter(({ issueId }) => issueId !== issue.id)
      state.remoteLinks = state.remoteLinks.filter(({ issueId }) => issueId !== issue.id)
      state.issueLinks = state.issueLinks.filter(
        (link) => ![link.inwardId, link.outwardId].includes(issue.id),
      )
      changes.tell({ issueId: issue.id, what: 'deleted' })
      tell({ verb: 'deleted:issue', issue, by })
    },
  }
}
