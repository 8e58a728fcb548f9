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
  const issue = issueIn(body)
  return issue && refreshJob(tenantId, inboxId, issue)
}

interface NamedIssue {
  readonly id: string
  readonly key?: string | undefined
}

/** An issue of which Jira told something. */
export const refreshJob = (tenantId: string, inboxId: string, { id, key }: NamedIssue): NewJob => ({
  name: 'refresh-issue',
  key: `refresh ${tenantId} ${id}`,
  queue: undefined,
  payload: { tenantId, inboxId, issueId: id, ...(key !== undefined && { key }) },
})

/** Forge's product events and Jira's own webhooks name the issue alike; one documented example nests it. */
const WithIssue = z.object({
  issue: z.looseObject({ id: z.coerce.string(), key: z.string().max(300).optional().catch(undefined) }),
})
const Nested = z.object({ payload: WithIssue })

const issueIn = (body: string): NamedIssue | undefined => {
  try {
    const parsed: unknown = JSON.parse(body)
    return (WithIssue.safeParse(parsed).data ?? Nested.safeParse(parsed).data?.payload)?.issue
  } catch {
    return undefined
  }
}
