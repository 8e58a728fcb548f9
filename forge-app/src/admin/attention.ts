import { expiryText } from '@throughline/shared/expiry-words'
import type { Setup, SetupConnection, WebhookState } from '@throughline/shared/setup'
import type { Section } from './admin-context'
import type { AdminMessages } from './messages/admin-messages'

/** Something that needs a person, and where that person can do it. */
export interface Attention {
  readonly key: string
  readonly level: 'error' | 'warning' | 'information'
  readonly title: string
  readonly text: string
  readonly section: Section
}

/** What needs a person, the worst first; empty when everything works. */
export function attentionOf(
  setup: Setup,
  words: AdminMessages['attention'],
  now: Date,
): readonly Attention[] {
  const connections = [...(setup.jira === undefined ? [] : [setup.jira]), ...setup.gitHosts]
  const found = [
    ...(setup.isLicensed
      ? []
      : [{ key: 'licence', level: 'warning', section: 'overview', ...words.licence } as const]),
    ...connections.flatMap((connection) => ofConnection(connection, words, now)),
    ...ofRepositories(setup, words),
    ...ofDeliveries(setup, words),
  ]
  return found.sort((a, b) => ranks.indexOf(a.level) - ranks.indexOf(b.level))
}

const ranks: readonly Attention['level'][] = ['error', 'warning', 'information']

const ofConnection = (
  { id, name, state, endsAt, lastError }: SetupConnection,
  words: AdminMessages['attention'],
  now: Date,
): readonly Attention[] => {
  const at = { key: `connection ${id}`, section: 'connections' } as const
  if (state === 'revoked') return [{ ...at, level: 'error', ...words.revoked(name, lastError) }]
  if (endsAt === undefined) return []
  const { level, title, text } = expiryText(new Date(endsAt), now, name)
  if (level === 'none') return []
  return [{ ...at, level: level === 'danger' ? 'error' : level, title, text }]
}

const ofRepositories = ({ repositories }: Setup, words: AdminMessages['attention']): readonly Attention[] => {
  const unmapped = repositories.filter(({ projectIds }) => projectIds.length === 0).length
  const broken = repositories.filter(({ webhook }) => isBroken(webhook)).length
  const at = { level: 'warning', section: 'repositories' } as const
  return [
    ...(broken > 0 ? [{ ...at, key: 'webhooks', ...words.webhooks(broken) }] : []),
    ...(unmapped > 0 ? [{ ...at, key: 'unmapped', ...words.unmapped(unmapped) }] : []),
  ]
}

const ofDeliveries = ({ gaveUpCount }: Setup, words: AdminMessages['attention']): readonly Attention[] =>
  gaveUpCount === 0
    ? []
    : [{ key: 'gave-up', level: 'warning', section: 'deliveries', ...words.gaveUp(gaveUpCount) }]

/** Whether changes are not heard of at once, because no webhook tells of them. */
export const isBroken = (webhook: WebhookState): boolean => ['missing', 'off', 'refused'].includes(webhook)
