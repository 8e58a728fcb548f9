import type { Operation } from './openapi-document'
import type { SchemaCheck } from './schema-check'
import type { SentRequest } from './sent-request'

/** What is wrong with the body: it is missing, not wanted, not JSON, or not what the schema says. */
export const bodyViolations = (
  { requestBody }: Operation,
  { body, contentType }: SentRequest,
  check: SchemaCheck,
): readonly string[] => {
  const isSent = body !== undefined && body !== ''
  if (!isSent) return requestBody?.required === true ? ['the body is missing'] : []
  if (!requestBody) return ['no body is documented']
  if (!contentType?.startsWith('application/json')) return ['the body is not sent as application/json']
  const documented = requestBody.content['application/json']
  if (!documented) return ['a body in JSON is not documented']
  const value = jsonOf(body)
  if (value === undefined) return ['the body is not JSON']
  return check(documented.schema ?? {}, value).map((reason) => `the body ${reason}`)
}

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
