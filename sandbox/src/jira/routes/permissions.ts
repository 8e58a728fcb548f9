import { Hono } from 'hono'
import { PermissionKey } from '../permission-keys'
import { Refusal } from '../refusal'
import { PermissionsQuery } from '../schema'
import { type JiraContext, type JiraEnv, may, readQuery, type Site, visibleIssue } from '../site'

/** GET /mypermissions: what the caller may do, everywhere or in the place the query names. */
export const permissionRoutes = (site: Site) =>
  new Hono<JiraEnv>().get('/mypermissions', (c) => {
    const query = readQuery(site, c, PermissionsQuery)
    const projectId = projectIdOf(site, c, query)
    const entries = query.permissions.map((asked) => {
      const { data: key } = PermissionKey.safeParse(asked)
      if (!key) throw new Refusal(400, `Unrecognized permission: ${asked}`)
      return [key, permissionJson(key, may(c.get('caller'), key, isGlobal(key) ? undefined : projectId))]
    })
    return c.json({ permissions: Object.fromEntries(entries) })
  })

interface Place {
  readonly issueId?: string | undefined
  readonly issueKey?: string | undefined
  readonly projectId?: string | undefined
  readonly projectKey?: string | undefined
}

/** The project that the query means, if any. Throws 404 for one the caller may not see. */
export const projectIdOf = (site: Site, c: JiraContext, place: Place): string | undefined => {
  const issue = place.issueId ?? place.issueKey
  const projectName = issue ? visibleIssue(site, c, issue).projectId : (place.projectId ?? place.projectKey)
  if (projectName === undefined) return undefined
  const project = site.store.projects().find(({ id, key }) => id === projectName || key === projectName)
  if (project && c.get('caller').browses.includes(project.id)) return project.id
  throw new Refusal(404, `No project could be found with id or key '${projectName}'.`)
}

const isGlobal = (key: PermissionKey) => key === 'ADMINISTER'

export const permissionJson = (key: PermissionKey, havePermission: boolean) => ({
  id: String(PermissionKey.options.indexOf(key) + 10),
  key,
  name: key.toLowerCase().replaceAll('_', ' '),
  type: isGlobal(key) ? 'GLOBAL' : 'PROJECT',
  description: `Whether this person has the permission ${key}.`,
  havePermission,
})
