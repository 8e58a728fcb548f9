import { readFileSync } from 'node:fs'
import Ajv from 'ajv'

/** What is wrong with an answer, by the vendor's own description of it; an empty list when nothing is. */
export type CheckAnswer = (method: string, path: string, status: number, body: unknown) => readonly string[]

/**
 * Reads a vendor's OpenAPI description.
 * `path` of the check is the template of the description, `/users/{username}` for example. Formats are not checked.
 */
export const readOfficialContract = (address: string): CheckAnswer => {
  const document = JSON.parse(readFileSync(address, 'utf8'), nullableAsUnion)
  const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true })
  ajv.addSchema({ $id: 'document', ...document })
  return (method, path, status, body) => {
    const escaped = path.replaceAll('/', '~1').replaceAll('{', '%7B').replaceAll('}', '%7D')
    const pointer = `/paths/${escaped}/${method.toLowerCase()}/responses/${status}/content/application~1json/schema`
    const validate = ajv.compile({ $ref: `document#${pointer}` })
    if (validate(body)) return []
    return (validate.errors ?? []).map(({ instancePath, message, params }) => {
      return `${method} ${path}: ${instancePath} ${message} ${JSON.stringify(params)}`
    })
  }
}

/** OpenAPI 3.0 allows `nullable` on schemas that name no type; JSON Schema has to be told in other words. */
const nullableAsUnion = (_key: string, value: unknown): unknown => {
  if (typeof value !== 'object' || value === null || !('nullable' in value) || 'type' in value) return value
  const { nullable, ...schema } = value
  return nullable === true ? { anyOf: [schema, { type: 'null' }] } : schema
}
