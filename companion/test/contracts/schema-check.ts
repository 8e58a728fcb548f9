import type { ErrorObject } from 'ajv'
import Ajv2019, { type ValidateFunction } from 'ajv/dist/2019'
import addFormats from 'ajv-formats'
import { definitionOf, jsonSchemaOf } from './json-schema-of'
import type { OpenApiDocument, Schema } from './openapi-document'

/** What is wrong with `value`, one line each, the deepest places first; an empty list when nothing is. */
export type SchemaCheck = (schema: Schema, value: unknown) => readonly string[]

/** Formats that say how a server stores a value, and nothing about what may be sent. */
const looseFormats = ['int32', 'int64', 'float', 'double', 'byte', 'binary']

/** Schemas of other documents that this one refers to, by the name it uses. */
export type ForeignSchemas = Readonly<Record<string, object>>

/** Each schema is compiled on its first use, which takes up to 2 s, and kept as long as the check. */
export const createSchemaCheck = ({ components }: OpenApiDocument, foreign: ForeignSchemas): SchemaCheck => {
  const ajv = new Ajv2019({ strict: false, allErrors: true, logger: false, validateSchema: false })
  addFormats(ajv)
  for (const format of looseFormats) ajv.addFormat(format, true)
  for (const [name, schema] of Object.entries(foreign)) ajv.addSchema(schema, name)
  const definitions = Object.entries(components.schemas).flatMap(([name, schema]) =>
    [true, false].map((isOpen) => [definitionOf(name, isOpen), jsonSchemaOf(schema, isOpen)]),
  )
  ajv.addSchema({ $defs: Object.fromEntries(definitions) }, 'contract')

  const compiled = new Map<Schema, ValidateFunction>()
  return (schema, value) => {
    const validate = compiled.get(schema) ?? ajv.compile(jsonSchemaOf(schema))
    compiled.set(schema, validate)
    if (validate(value)) return []
    return [...new Set([...(validate.errors ?? [])].sort(deepestFirst).map(inWords))]
  }
}

const depthOf = ({ instancePath }: ErrorObject) => instancePath.split('/').length
const deepestFirst = (a: ErrorObject, b: ErrorObject) => depthOf(b) - depthOf(a)

const inWords = ({ instancePath, message, params }: ErrorObject): string => {
  const names: unknown =
    params['additionalProperty'] ?? params['unevaluatedProperty'] ?? params['allowedValues']
  const detail = names === undefined ? '' : ` ${JSON.stringify(names)}`
  return `${instancePath.replaceAll('/', '.')} ${message}${detail}`.trim()
}
