import { z } from 'zod'

/** What Jira tells through a webhook: the event's name, and the issue it is about, if it is about one. */
export interface JiraEvent {
  readonly event: string
  readonly issueId: string | undefined
  /** Undefined where Jira names the id alone. */
  readonly key: string | undefined
}

/** Numbers stand for ids in some generations, and absent things may be null. */
const Payload = z.object({
  webhookEvent: z.string().min(1).max(100),
  issue: z
    .object({
      id: z.union([z.string(), z.number()]).transform(String),
      key: z.string().max(300).nullish().catch(undefined),
    })
    .nullish(),
  comment: z.object({ self: z.string().nullish() }).nullish(),
})

/**
 * Reads a webhook's body of any generation of Jira. A Server's comment events name their issue in the comment's address
 * alone. Undefined for what is no webhook of Jira. Source: https://developer.atlassian.com/server/jira/platform/webhooks/
 */
export const readJiraEvent = (body: string): JiraEvent | undefined => {
  const parsed = Payload.safeParse(jsonIn(body))
  if (!parsed.success) return undefined
  const { webhookEvent, issue, comment } = parsed.data
  const issueId = issue?.id ?? /\/issue\/(\d+)\/comment\//.exec(comment?.self ?? '')?.[1]
  const isUsable = issueId !== undefined && /^\d{1,20}$/.test(issueId)
  return {
    event: webhookEvent,
    issueId: isUsable ? issueId : undefined,
    key: isUsable ? (issue?.key ?? undefined) : undefined,
  }
}

const jsonIn = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
