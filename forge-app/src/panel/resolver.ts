import type { Handlers } from '@forge/resolver'
import { type ActionAnswer, actions } from '@throughline/shared/actions'
import { type LinkAnswer, LinkAsk } from '@throughline/shared/link-ask'
import { Panel, PanelRequest } from '@throughline/shared/panel'
import { FollowUpAsk } from '@throughline/shared/panel-follow-ups'
import {
  type PanelAnswer,
  type PanelFunctions,
  ReviewerAsk,
  type WriteAgainAnswer,
} from '@throughline/shared/panel-functions'
import { askCompanion } from '../companion'
import { type PermissionKey, readPermissions } from '../permissions'
import { readPersonName } from '../person-name'
import type { Unreachable } from '../unreachable'

const toSeeThePanel: readonly PermissionKey[] = ['BROWSE_PROJECTS', 'VIEW_DEV_TOOLS']

/**
 * What the panel may call. Who asks, and about which issue, is what Forge says and never what the browser sends:
 * for the companion, a call from here is proof of the app, not of the person.
 */
export const panelFunctions: Handlers<PanelFunctions> = {
  async readPanel({ context }): Promise<PanelAnswer> {
    const reader = await readerOf({
      issueId: context['extension']?.issue?.id,
      accountId: context['accountId'],
    })
    if (reader.kind !== 'reader') return reader
    const { request, isAdmin, mayEdit } = reader
    const answer = await askCompanion('/forge/panel/read', request, Panel)
    if (answer.kind === 'unreachable') return answer
    if (answer.kind !== 'answer') return notConnected(isAdmin)
    // The companion knows the key of linked issues only; Forge knows it of the one that is open.
    const issueKey: unknown = context['extension']?.issue?.key ?? answer.value.issueKey
    const panel = { ...answer.value, issueKey: String(issueKey) }
    return { kind: 'panel', panel, isAdmin, mayEdit }
  },

  async writeSummaryAgain({ context }): Promise<WriteAgainAnswer> {
    const reader = await readerOf({
      issueId: context['extension']?.issue?.id,
      accountId: context['accountId'],
    })
    if (reader.kind !== 'reader') return reader
    if (!reader.mayEdit) return { kind: 'not-allowed' }
    const { accountId, issueId } = reader.request
    const name = await readPersonName(accountId)
    const answer = await askCompanion(
      '/forge/actions/write-summary-again',
      { accountId, name, request: { issueId } },
      actions['write-summary-again'].answer,
    )
    if (answer.kind === 'not-paired') return { kind: 'not-allowed' }
    return answer.kind === 'answer' ? { kind: 'asked' } : answer
  },

  askAboutReviewers: ({ context, payload }) => ask(context, ReviewerAsk.safeParse(payload).data),
  askAboutFollowUps: ({ context, payload }) => ask(context, FollowUpAsk.safeParse(payload).data),

  async askAboutLinks({ context, payload }): Promise<LinkAnswer> {
    const reader = await readerOf({
      issueId: context['extension']?.issue?.id,
      accountId: context['accountId'],
    })
    if (reader.kind !== 'reader') return reader
    const asked = LinkAsk.safeParse(payload)
    if (!reader.mayEdit || !asked.success) return { kind: 'not-allowed' }
    const { action, ...about } = asked.data
    const { accountId, issueId } = reader.request
    const name = await readPersonName(accountId)
    const answer = await askCompanion<ActionAnswer<LinkAsk['action']>>(
      `/forge/actions/${action}`,
      { accountId, name, request: { ...about, issueId } },
      actions[action].answer,
    )
    if (answer.kind === 'not-paired') return { kind: 'not-allowed' }
    return answer.kind === 'answer' ? { kind: 'done', answer: answer.value } : answer
  },
}

type Context = Parameters<Handlers<PanelFunctions>['askAboutReviewers']>[0]['context']

/** Whatever about the issue's pull requests takes the right to edit the issue. */
async function ask(
  context: Context,
  asked: ReviewerAsk | FollowUpAsk | undefined,
): Promise<WriteAgainAnswer> {
  const reader = await readerOf({
    issueId: context['extension']?.issue?.id,
    accountId: context['accountId'],
  })
  if (reader.kind !== 'reader') return reader
  if (!reader.mayEdit || !asked) return { kind: 'not-allowed' }
  const { action, ...about } = asked
  const { accountId, issueId } = reader.request
  const name = await readPersonName(accountId)
  const answer = await askCompanion(
    `/forge/actions/${action}`,
    { accountId, name, request: { ...about, issueId } },
    actions[action].answer,
  )
  if (answer.kind === 'not-paired') return { kind: 'not-allowed' }
  return answer.kind === 'answer' ? { kind: 'asked' } : answer
}

/** Somebody who may see the panel of the issue that is open. */
interface Reader {
  readonly kind: 'reader'
  readonly request: PanelRequest
  readonly isAdmin: boolean
  readonly mayEdit: boolean
}

async function readerOf(
  named: Readonly<Record<keyof PanelRequest, unknown>>,
): Promise<Reader | { readonly kind: 'not-allowed' } | Unreachable> {
  const request = PanelRequest.safeParse(named)
  if (!request.success) return { kind: 'not-allowed' }

  const permissions = await readPermissions([...toSeeThePanel, 'ADMINISTER', 'EDIT_ISSUES'], request.data)
  if (permissions.kind === 'unreachable') return permissions
  const { held } = permissions
  if (!toSeeThePanel.every((key) => held.has(key))) return { kind: 'not-allowed' }
  return {
    kind: 'reader',
    request: request.data,
    isAdmin: held.has('ADMINISTER'),
    mayEdit: held.has('EDIT_ISSUES'),
  }
}

/** A customer's own companion has not let this site in: an admin has to set it up, as if nothing were connected. */
const notConnected = (isAdmin: boolean): PanelAnswer => ({
  kind: 'panel',
  panel: { issueKey: '', hasGitHost: false, repositories: [], summaries: [], nextReadSeconds: 300 },
  isAdmin,
  mayEdit: false,
})
