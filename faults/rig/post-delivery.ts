import { createHmac, randomUUID } from 'node:crypto'
import type { Hook } from '../../sandbox/src/git-host/state'
import type { Rig } from './rig'

export interface Answer {
  /** Undefined when none came. */
  readonly status: number | undefined
  readonly retryAfter: string | undefined
  readonly tookMs: number
}

interface SignedDelivery {
  readonly body: string
  /** The sender's own id; a new one unless given. */
  readonly id?: string
  readonly event?: string
}

/** The hook that the storefront's webhooks go to. */
export const getHook = ({ gitHost }: Pick<Rig, 'gitHost'>): Hook => {
  const [hook] = gitHost.hooks('acme/storefront')
  if (!hook) throw new Error('The storefront has no webhook.')
  return hook
}

/** Sends a delivery as the git host would: signed, once, and waiting 10 s at most. */
export const postDelivery = async (
  { url, secret = '' }: Hook,
  { body, id = randomUUID(), event = 'pull_request' }: SignedDelivery,
): Promise<Answer> => {
  const startedAt = performance.now()
  const ask = async () => {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-github-event': event,
        'x-github-delivery': id,
        'x-hub-signature-256': `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`,
      },
      body,
      signal: AbortSignal.timeout(10_000),
    })
    await response.text()
    return { status: response.status, retryAfter: response.headers.get('retry-after') ?? undefined }
  }
  const answer = await ask().catch(() => ({ status: undefined, retryAfter: undefined }))
  return { ...answer, tookMs: performance.now() - startedAt }
}

/** A delivery that anybody's webhook could have brought; the same body under a new id each time. */
export const postProbe = (rig: Pick<Rig, 'gitHost'>): Promise<Answer> => {
  const body = rig.gitHost.deliveries().find(({ event }) => event === 'pull_request')?.requestBody ?? ''
  return postDelivery(getHook(rig), { body })
}
