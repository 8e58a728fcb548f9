import { listed } from '@throughline/shared/fill-words'
import { type PermissionName, permissionWords } from '@throughline/shared/permission-words'
import { z } from 'zod'
import type { JiraAuth } from '../../../jira/auth/jira-auth'
import type { Deployment } from '../../../jira/deployment'
import type { AskForCheck, CheckAnswer } from '../ask'
import { failed, type Outcome, passed, type Say, type Step } from '../run-steps'
import { answeredWrongly } from './answers'
import { apiRoots } from './sign-in'

export type Permissions = Readonly<Record<string, boolean>>

interface Checking {
  readonly ask: AskForCheck
  readonly baseUrl: string
  readonly deployment: () => Deployment
  readonly auth: () => JiraAuth
  readonly accountName: () => string
  readonly found: (permissions: Permissions) => void
  /** The keys of the first projects. */
  readonly foundProjects?: (keys: readonly string[]) => void
}

/** Without one of them a rule could not do its work anywhere. */
const needed = (Object.keys(permissionWords) as PermissionName[]).filter(
  (name) => name !== 'VIEW_VOTERS_AND_WATCHERS',
)
const asked = [...needed, 'ADMINISTER']

const MyPermissions = z.object({
  permissions: z.record(z.string(), z.object({ havePermission: z.boolean() })),
})
const Project = z.object({ key: z.string() })
const ProjectPage = z.object({ values: z.array(Project), total: z.number().nullish() })

/** More of them are not named one by one. */
const MOST_NAMED = 5

/** Looks for each permission, and whether there is a project at all; both as Jira tells them for the whole site. */
export const permissionStep = (checking: Checking): Step => ({
  id: 'permissions',
  async run(say) {
    const { accountName, found } = checking
    const projects = await readProjects(checking, say)
    if ('outcome' in projects) return projects.outcome
    const account = accountName()
    checking.foundProjects?.(projects.keys)
    if (projects.count === 0) return failed('perm.none', { account })
    const permissions = await readPermissions(checking, say)
    if ('outcome' in permissions) return permissions.outcome
    found(permissions.held)
    const missing = needed.filter((name) => !permissions.held[name])
    if (missing.length === 0) return passed({ count: String(projects.count) })
    return failed('perm.missing', {
      account,
      missing: missing.join(','),
      ...(projects.count <= MOST_NAMED && { projects: listed(projects.keys) }),
    })
  },
})

const get = async ({ ask, baseUrl, deployment, auth }: Checking, say: Say, path: string) =>
  ask(say, `${baseUrl}${apiRoots[deployment()]}${path}`, await auth().authorize())

const wrong = (answer: CheckAnswer, endpoint: string): Outcome =>
  answeredWrongly(answer, { status: String(answer.status), endpoint })

const readProjects = async (checking: Checking, say: Say) => {
  const isCloud = checking.deployment() === 'cloud'
  const answer = await get(checking, say, isCloud ? '/project/search?startAt=0&maxResults=50' : '/project')
  const page = z.union([ProjectPage, z.array(Project)]).safeParse(answer.json)
  if (answer.status !== 200 || !page.success) return { outcome: wrong(answer, '/project') } as const
  const { values, total } = Array.isArray(page.data) ? { values: page.data, total: undefined } : page.data
  return { count: total ?? values.length, keys: values.map(({ key }) => key) }
}

/** Cloud tells the named ones alone; a Data Center tells all, and knows no such parameter. */
const readPermissions = async (checking: Checking, say: Say) => {
  const query = checking.deployment() === 'cloud' ? `?permissions=${asked.join(',')}` : ''
  const answer = await get(checking, say, `/mypermissions${query}`)
  const parsed = MyPermissions.safeParse(answer.json)
  if (answer.status !== 200 || !parsed.success) return { outcome: wrong(answer, '/mypermissions') } as const
  const { permissions } = parsed.data
  return { held: Object.fromEntries(asked.map((name) => [name, permissions[name]?.havePermission ?? false])) }
}
