import { z } from 'zod'
import type { KeptDelivery } from '../inbox/inbox'
import type { NewJob } from './add-jobs'

interface FirstOf extends Pick<KeptDelivery, 'inboxId' | 'body'> {
  readonly tenantId: string
  /** `jira`, or the git host's id. */
  readonly host: string
}

/** The job that a delivery brings with it, made again from its row. Undefined when nothing follows from it any more. */
export const firstJobOf = ({ tenantId, inboxId, host, body }: FirstOf): NewJob | undefined => {
  if (body === undefined) return undefined
  if (host !== 'jira')
    return {
      name: 'handle-delivery',
      key: `delivery ${tenantId} ${inboxId}`,
      queue: undefined,
      payload: { tenantId, inboxId },
    }
  const issueId = issueIn(body)
  return issueId === undefined
    ? undefined
    : {
        name: 'refresh-issue',
        key: `refresh ${tenantId} ${issueId}`,
        queue: undefined,
        payload: { tenantId, inboxId, issueId },
      }
}

/** Forge's product events and Jira's own webhooks name the issue alike; one documented example nests it. */
const WithIssue = z.object({ issue: z.looseObject({ id: z.coerce.string() }) })
const Nested = z.object({ payload: WithIssue })

const issueIn = (body: string): string | undefined => {
  try {
    const parsed: unknown = JSON.parse(body)
    return (WithIssue.safeParse(parsed).data ?? Nested.safeParse(parsed).data?.payload)?.issue.id
  } catch {
    return undefined
  }
}
