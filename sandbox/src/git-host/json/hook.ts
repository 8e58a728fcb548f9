import type { Delivery, Hook } from '../state'
import { outcomeOf } from './delivery'
import { gitHubTime, type Host } from './host'
import { repositoryUrl } from './repository'

/** The secret is never told again. */
export const hookJson = (host: Host, hook: Hook) => {
  const url = `${repositoryUrl(host, host.store.getRepository(hook.repositoryId))}/hooks/${hook.id}`
  return {
    type: 'Repository',
    id: hook.id,
    name: 'web',
    active: hook.isActive,
    events: hook.events,
    config: {
      url: hook.url,
      content_type: 'json',
      insecure_ssl: '0',
      ...(hook.secret !== undefined && { secret: '********' }),
    },
    created_at: gitHubTime(hook.createdAt),
    updated_at: gitHubTime(hook.createdAt),
    url,
    test_url: `${url}/test`,
    ping_url: `${url}/pings`,
    deliveries_url: `${url}/deliveries`,
    last_response: lastResponseOf(host.store.state().deliveries.findLast(({ hookId }) => hookId === hook.id)),
  }
}

const lastResponseOf = (last: Delivery | undefined) => {
  if (!last) return { code: null, status: 'unused', message: null }
  const { status, message } = outcomeOf(last)
  return { code: last.status ?? 0, status, message }
}
