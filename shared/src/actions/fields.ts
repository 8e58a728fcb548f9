import { z } from 'zod'

/** Of ours. */
export const Id = z.uuid()

/** Of a person in Jira. */
export const AccountId = z.string().min(1).max(200)

/** Of an issue in Jira. */
export const IssueId = z.string().regex(/^\d{1,20}$/)

/** The answer where there is nothing else to say. */
export const done = z.object({ done: z.literal(true) })
