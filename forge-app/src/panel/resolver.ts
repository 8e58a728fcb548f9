import type { Handlers } from '@forge/resolver'
import { Panel, type PanelAnswer, type PanelFunctions, PanelRequest } from '@throughline/shared/panel'
import { askCompanion } from '../companion'
import { type PermissionKey, readPermissions } from '../permissions'

const toSeeThePanel: readonly PermissionKey[] = ['BROWSE_PROJECTS', 'VIEW_DEV_TOOLS']

/**
 * What the panel may call. Who asks, and about which issue, is what Forge says and never what the browser sends:
 * for the companion, a call from here is proof of the app, not of the person.
 */
export const panelFunctions: Handlers<PanelFunctions> = {
  async readPanel({ context }): Promise<PanelAnswer> {
    const request = PanelRequest.safeParse({
      issueId: context['extension']?.issue?.id,
      accountId: context['accountId'],
    })
    if (!request.success) return { kind: 'not-allowed' }

    const permissions = await readPermissions([...toSeeThePanel, 'ADMINISTER'], request.data)
    if (permissions.kind === 'unreachable') return permissions
    if (!toSeeThePanel.every((key) => permissions.held.has(key))) return { kind: 'not-allowed' }

    const isAdmin = permissions.held.has('ADMINISTER')
    const answer = await askCompanion('/forge/panel/read', request.data, Panel)
    if (answer.kind === 'unreachable') return answer
    if (answer.kind !== 'answer') return notConnected(isAdmin)
    // The companion knows the key of linked issues only; Forge knows it of the one that is open.
    const issueKey: unknown = context['extension']?.issue?.key ?? answer.value.issueKey
    const panel = { ...answer.value, issueKey: String(issueKey) }
    return { kind: 'panel', panel, isAdmin }
  },
}

/** A customer's own companion has not let this site in: an admin has to set it up, as if nothing were connected. */
const notConnected = (isAdmin: boolean): PanelAnswer => ({
  kind: 'panel',
  panel: { issueKey: '', hasGitHost: false, repositories: [], summaries: [], nextReadSeconds: 300 },
  isAdmin,
})
