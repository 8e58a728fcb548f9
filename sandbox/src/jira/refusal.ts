import type { ContentfulStatusCode } from 'hono/utils/http-status'

/** Jira says no: becomes its `{ errorMessages, errors }` answer. */
export class Refusal extends Error {
  readonly status: ContentfulStatusCode
  readonly errors: Readonly<Record<string, string>>

  constructor(status: ContentfulStatusCode, message: string, errors: Readonly<Record<string, string>> = {}) {
    super(message)
    this.name = 'Refusal'
    this.status = status
    this.errors = errors
  }
}

/** The same answer for what does not exist and for what this person may not see. */
export const noSuchIssue = () =>
  new Refusal(404, 'Issue does not exist or you do not have permission to see it.')
