import { asUser, NeedsAuthenticationError, route } from '@forge/api'
import { createPermissionMemory } from './permission-memory'
import { type Unreachable, unreachable } from './unreachable'
import { within } from './within'

/** Keys as Jira's own API names them; it answers 400 to one it does not know. */
export type PermissionKey =
  | 'ADMINISTER'
  | 'ADMINISTER_PROJECTS'
  | 'BROWSE_PROJECTS'
  | 'EDIT_ISSUES'
  | 'VIEW_DEV_TOOLS'

/** What `held` does not name, this person may not do. */
export type Permissions =
  | { readonly kind: 'permissions'; readonly held: ReadonlySet<PermissionKey> }
  | Unreachable

/**
 * A person, and the issue they look at if it is about one: both as Forge names them, never as the browser does. A
 * project is one that the companion knows or that is asked for: Jira says what the person may do there.
 */
interface Look {
  readonly issueId?: string
  readonly projectId?: string
  readonly accountId: string
}

/** Two questions in a row, this one and the companion's, have to fit into the 25 s that Forge gives a function. */
const patienceMs = 5_000

/** Of this warm process alone: a panel asks every few seconds, and each question to Jira costs the site's quota. */
const memory = createPermissionMemory<ReadonlySet<PermissionKey>>(() => Date.now())

/**
 * Asks Jira, as the person who looks, which of the named permissions they have: on one issue, in one project, or on the
 * site.
 * An issue that this person may not see answers like one without any permission. What Jira said counts for up to 60
 * seconds; what it does not say in time allows nothing and is asked again.
 * Source: https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-permissions/
 */
export async function readPermissions(keys: readonly PermissionKey[], look: Look): Promise<Permissions> {
  const known = memory.find({ ...look, keys })
  if (known) return { kind: 'permissions', held: known }
  try {
    const answer = await within(patienceMs, ask(keys, look))
    if (answer.isWhole) memory.keep({ ...look, keys }, answer.permissions.held)
    return answer.permissions
  } catch (error) {
    if (error instanceof NeedsAuthenticationError) throw error
    return unreachable('jira', {})
  }
}

type Asked =
  | { readonly isWhole: true; readonly permissions: Exclude<Permissions, Unreachable> }
  | { readonly isWhole: false; readonly permissions: Permissions }

async function ask(keys: readonly PermissionKey[], { issueId, projectId }: Look): Promise<Asked> {
  const query = new URLSearchParams({ permissions: keys.join(',') })
  if (issueId !== undefined) query.set('issueId', issueId)
  if (projectId !== undefined) query.set('projectId', projectId)
  const response = await asUser().requestJira(route`/rest/api/3/mypermissions?${query}`, {
    headers: { accept: 'application/json' },
  })
  if (response.status === 404)
    return { isWhole: false, permissions: { kind: 'permissions', held: new Set() } }
  if (!response.ok) return { isWhole: false, permissions: unreachable('jira', { status: response.status }) }
  const answer: MyPermissions = await response.json()
  const held = keys.filter((key) => answer.permissions[key]?.havePermission === true)
  return { isWhole: true, permissions: { kind: 'permissions', held: new Set(held) } }
}

/** The part of Jira's answer that we read; an answer of another shape throws, and so allows nothing. */
interface MyPermissions {
  readonly permissions: Readonly<Record<string, { readonly havePermission?: unknown } | undefined>>
}
