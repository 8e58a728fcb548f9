import { asUser, NeedsAuthenticationError, route } from '@forge/api'
import { type Unreachable, unreachable } from './unreachable'

/** Keys as Jira's own API names them; it answers 400 to one it does not know. */
export type PermissionKey = 'ADMINISTER' | 'BROWSE_PROJECTS' | 'VIEW_DEV_TOOLS'

/** What `held` does not name, this person may not do. */
export type Permissions =
  | { readonly kind: 'permissions'; readonly held: ReadonlySet<PermissionKey> }
  | Unreachable

/**
 * Asks Jira, as the person who looks, which of the named permissions they have: on one issue, or on the site.
 * An issue that this person may not see answers like one without any permission.
 * Source: https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-permissions/
 */
export async function readPermissions(
  keys: readonly PermissionKey[],
  issueId?: string,
): Promise<Permissions> {
  try {
    const query = new URLSearchParams({ permissions: keys.join(',') })
    if (issueId !== undefined) query.set('issueId', issueId)
    const response = await asUser().requestJira(route`/rest/api/3/mypermissions?${query}`, {
      headers: { accept: 'application/json' },
    })
    if (response.status === 404) return { kind: 'permissions', held: new Set() }
    if (!response.ok) return unreachable('jira', { status: response.status })
    const answer: MyPermissions = await response.json()
    const held = keys.filter((key) => answer.permissions[key]?.havePermission === true)
    return { kind: 'permissions', held: new Set(held) }
  } catch (error) {
    if (error instanceof NeedsAuthenticationError) throw error
    return unreachable('jira', {})
  }
}

/** The part of Jira's answer that we read; an answer of another shape throws, and so allows nothing. */
interface MyPermissions {
  readonly permissions: Readonly<Record<string, { readonly havePermission?: unknown } | undefined>>
}
