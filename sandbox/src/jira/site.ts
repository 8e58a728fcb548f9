import type { Context } from 'hono'
import type { z } from 'zod'
import type { Person } from './people'
import type { PermissionKey } from './permission-keys'
import { noSuchIssue, Refusal } from './refusal'
import type { RequestLog } from './request-log'
import type { FakeIssue } from './state'
import type { JiraStore } from './store'
import type { FakeScreenField, FakeWorkflow } from './workflow'

/** `isApp`: called with a token of OAuth. */
export type JiraEnv = { Variables: { caller: Person; isApp?: boolean } }
export type JiraContext = Context<JiraEnv>

/** What every resource of the REST interface needs. */
export interface Site {
  /** Where people open it, without a slash at the end. */
  readonly siteUrl: string
  /** Cloud's third version or Data Center's second: other words for people, permissions and long texts. */
  readonly dialect: 'cloud' | 'data-center'
  readonly store: JiraStore
  workflowOf(projectId: string): FakeWorkflow | undefined
  /** What the screen for a new issue asks for beside what every Jira asks for. */
  createFieldsOf(projectId: string): readonly FakeScreenField[]
  readonly log: Pick<RequestLog, 'refuse'>
}

/** Where the interface was called, up to and with `/rest/api/3` or `/rest/api/2`. */
export const apiUrlOf = (c: Context): string => /^.+?\/rest\/api\/\d/.exec(c.req.url)?.[0] ?? c.req.url

export const may = (person: Person, permission: PermissionKey, projectId?: string): boolean =>
  person.permissions.includes(permission) && (projectId === undefined || person.browses.includes(projectId))

/** Throws Jira's 404 when there is no such issue, or the caller may not browse its project. */
export const visibleIssue = ({ store }: Site, c: JiraContext, idOrKey: string): FakeIssue => {
  const issue = store.findIssue(idOrKey)
  if (!issue || !may(c.get('caller'), 'BROWSE_PROJECTS', issue.projectId)) throw noSuchIssue()
  return issue
}

/** Throws a 400 and notes a violation when the query has anything the schema does not know. */
export const readQuery = <T>(site: Site, c: JiraContext, schema: z.ZodType<T>): T => {
  const query = Object.fromEntries(
    Object.entries(c.req.queries()).map(([name, values]) => [name, values.join(',')]),
  )
  return checked(site, c, 'query', schema, query)
}

/** Throws a 400 and notes a violation when the body is not what the schema says, a 415 when it is not sent as JSON. */
export const readBody = async <T>(site: Site, c: JiraContext, schema: z.ZodType<T>): Promise<T> => {
  if (!c.req.header('content-type')?.startsWith('application/json')) {
    site.log.refuse(c.req.method, c.req.path, 'content-type is not application/json')
    throw new Refusal(415, 'Unsupported Media Type')
  }
  const body: unknown = await c.req.json().catch(() => undefined)
  return checked(site, c, 'body', schema, body)
}

const checked = <T>(site: Site, c: JiraContext, part: string, schema: z.ZodType<T>, value: unknown): T => {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  const place = [part, ...(issue?.path ?? [])].join('.')
  site.log.refuse(c.req.method, c.req.path, `${place}: ${issue?.message}`)
  const field = String(issue?.path[0] ?? part)
  throw new Refusal(400, '', { [field]: `${place} is not valid: ${issue?.message}` })
}

/** The time as Jira writes it: `2026-11-22T10:15:30.000+0000`. */
export const jiraTime = (iso: string): string => iso.replace('Z', '+0000')
