import { z } from 'zod'
import type { SafeFetch } from '../../fetch/safe-fetch'
import { type AskJira, askJira } from '../ask-jira'
import type { JiraAuth } from '../auth/jira-auth'
import type { Deployment } from '../deployment'

interface NewWebhook {
  /** Where Jira sends what happens. */
  readonly address: string
  readonly secret: string
}

/** The webhook of one Jira that sends to one address. Throws `jira-refused` where the account is no administrator. */
export interface JiraWebhooks {
  /** False where this Jira cannot sign what it sends: the address alone then has to be the secret. */
  readonly isSigned: boolean
  /** Makes it; one that sends to the same address is replaced, since nobody can read its secret any more. */
  create(webhook: NewWebhook): Promise<void>
  exists(address: string): Promise<boolean>
  /** False when there was none. */
  remove(address: string): Promise<boolean>
}

interface JiraKind {
  readonly deployment: Deployment
  /** As serverInfo tells it, such as `10.3.2`; undefined counts as a present one. */
  readonly version: string | undefined
}

/**
 * Webhooks as administrators make them, by the three interfaces that Jiras have for it. No vendor describes the calls in
 * a contract, so nobody else makes them.
 * Source: https://developer.atlassian.com/server/jira/platform/webhooks/
 */
export const jiraWebhooks = (auth: JiraAuth, fetch: SafeFetch, jira: JiraKind): JiraWebhooks => {
  const { path, signing } = dialectOf(jira)
  const ask = askJira(auth, fetch, '')

  const remove = async (address: string): Promise<boolean> => {
    const there = await listed(ask, path, address)
    for (const id of there) await ask.gone('DELETE', `${path}/${id}`)
    return there.length > 0
  }

  return {
    isSigned: signing !== undefined,
    async create({ address, secret }) {
      await remove(address)
      await ask.done('POST', path, { ...described, url: address, ...signing?.(secret) })
    },
    exists: async (address) => (await listed(ask, path, address)).length > 0,
    remove,
  }
}

/** What is known of issues changes by these; everything else would only be read to be thrown away. */
const described = {
  name: 'Throughline',
  events: ['jira:issue_created', 'jira:issue_updated', 'jira:issue_deleted'],
  filters: { 'issue-related-events-section': '' },
  excludeBody: false,
}

interface WebhookDialect {
  readonly path: string
  /** How the secret is told; undefined where there is no place for one. */
  readonly signing: ((secret: string) => object) | undefined
}

/** Webhooks with a secret came to Data Center with version 10, at another path. */
const FIRST_SIGNING_VERSION = 10

const dialectOf = ({ deployment, version = '10' }: JiraKind): WebhookDialect => {
  if (deployment === 'cloud') return { path: '/rest/webhooks/1.0/webhook', signing: (secret) => ({ secret }) }
  if (Number.parseInt(version, 10) < FIRST_SIGNING_VERSION)
    return { path: '/rest/webhooks/1.0/webhook', signing: undefined }
  return {
    path: '/rest/jira-webhook/1.0/webhooks',
    signing: (secret) => ({ configuration: { secret } }),
  }
}

/** Where there is no id, the last part of its own address is one. */
const Listed = z.array(
  z.object({
    url: z.string().nullish(),
    self: z.string().nullish(),
    id: z.union([z.string(), z.number()]).nullish(),
  }),
)

const listed = async (ask: AskJira, path: string, address: string): Promise<readonly string[]> => {
  const webhooks = await ask.json(Listed, 'GET', path)
  return webhooks
    .filter(({ url }) => url === address)
    .map(({ id, self }) => String(id ?? self?.split('/').at(-1) ?? ''))
    .filter((id) => /^\d+$/.test(id))
}
