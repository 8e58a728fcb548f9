import { bodyViolations } from './body-violations'
import type { OpenApiDocument } from './openapi-document'
import { createOperations } from './operations'
import { parameterViolations } from './parameter-violations'
import { createSchemaCheck, type ForeignSchemas } from './schema-check'
import type { Gate } from './sent-request'

interface OpenApiGateOptions {
  readonly document: OpenApiDocument
  /** The path as the contract writes it, from the path that was called. */
  readonly pathOf: (pathname: string) => string
  /** Schemas of other documents that this one refers to. */
  readonly foreign: ForeignSchemas
}

/** Holds requests to a vendor's OpenAPI 3.0 document. It fails closed: what the document does not have is wrong. */
export const createOpenApiGate = ({ document, pathOf, foreign }: OpenApiGateOptions): Gate => {
  const operations = createOperations(document)
  const check = createSchemaCheck(document, foreign)

  return {
    violationsOf(request) {
      const { pathname, searchParams } = new URL(request.url, 'http://contract.test')
      const path = pathOf(pathname)
      const found = operations.find(request.method, path)
      if (!found) return [`${request.method} ${path}: ${document.info.title} has no such operation`]
      const reasons = [
        ...(found.operation.deprecated === true ? ['the operation is deprecated'] : []),
        ...parameterViolations(found, searchParams, check),
        ...bodyViolations(found.operation, request, check),
      ]
      return reasons.map((reason) => `${request.method} ${found.template}: ${reason}`)
    },
  }
}
