import type { ContentfulStatusCode } from 'hono/utils/http-status'

/** GitHub says no: becomes its `{ message, errors, documentation_url, status }` answer. */
export class Refusal extends Error {
  readonly status: ContentfulStatusCode
  readonly errors: readonly Readonly<Record<string, string>>[] | undefined
  readonly headers: Readonly<Record<string, string>>

  constructor(
    status: ContentfulStatusCode,
    message: string,
    errors?: readonly Readonly<Record<string, string>>[] | undefined,
    headers: Readonly<Record<string, string>> = {},
  ) {
    super(message)
    this.name = 'Refusal'
    this.status = status
    this.errors = errors
    this.headers = headers
  }
}

/** The same answer for what does not exist and for what this account may not see. */
export const notFound = () => new Refusal(404, 'Not Found')

export const refusalJson = ({ status, message, errors }: Refusal) => ({
  message,
  ...(errors && { errors }),
  documentation_url: 'https://docs.github.com/rest',
  status: String(status),
})
