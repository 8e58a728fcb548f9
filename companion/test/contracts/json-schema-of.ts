import type { Schema } from './openapi-document'

/** JSON Schema, draft 2019-09. */
export type JsonSchema = Readonly<Record<string, unknown>>

const componentRoot = '#/components/schemas/'

/** Where a component lies in the JSON Schema of its contract; the open one may be part of something larger. */
export const definitionOf = (component: string, isOpen: boolean): string =>
  `${isOpen ? 'open ' : ''}${component}`

/**
 * What a request body has to be: OpenAPI 3.0 in the words of JSON Schema. `nullable` becomes a choice, what only the
 * server writes is never required, a boolean exclusiveMinimum becomes a number. An object that names its properties
 * and says nothing about others allows no others, unless `isOpen`.
 */
export const jsonSchemaOf = (schema: Schema, isOpen = false): JsonSchema => {
  if (schema.$ref?.startsWith(componentRoot)) {
    const definition = definitionOf(schema.$ref.slice(componentRoot.length), isOpen)
    return withNull(schema, { $ref: `contract#/$defs/${encodeURIComponent(definition)}` })
  }
  if (schema.$ref !== undefined) return withNull(schema, { $ref: schema.$ref })
  const kept = Object.fromEntries(Object.entries(schema).filter(([keyword]) => kept2019.includes(keyword)))
  return withNull(schema, {
    ...kept,
    ...typeOf(schema),
    ...limitsOf(schema),
    ...partsOf(schema),
    ...objectOf(schema, isOpen),
  })
}

/** Keywords that mean the same in both languages and hold no schema. */
const kept2019 = [
  'enum',
  'format',
  'pattern',
  'minLength',
  'maxLength',
  'minItems',
  'maxItems',
  'uniqueItems',
  'minProperties',
  'maxProperties',
]

const withNull = ({ nullable }: Schema, converted: JsonSchema): JsonSchema =>
  nullable === true ? { anyOf: [converted, { type: 'null' }] } : converted

const types = ['string', 'number', 'integer', 'boolean', 'array', 'object']

/** Some contracts name types that JSON Schema does not have, `text` for example: those stay untyped. */
const typeOf = ({ type }: Schema): JsonSchema => (type !== undefined && types.includes(type) ? { type } : {})

const limitsOf = ({ minimum, maximum, exclusiveMinimum, exclusiveMaximum }: Schema): JsonSchema => ({
  ...(minimum !== undefined && { [exclusiveMinimum === true ? 'exclusiveMinimum' : 'minimum']: minimum }),
  ...(maximum !== undefined && { [exclusiveMaximum === true ? 'exclusiveMaximum' : 'maximum']: maximum }),
})

const choices = ['allOf', 'anyOf', 'oneOf'] as const

/** Each part of a choice is open: it is the whole that is closed. */
const partsOf = (schema: Schema): JsonSchema => ({
  ...(schema.items && { items: jsonSchemaOf(schema.items) }),
  ...Object.fromEntries(
    choices
      .filter((choice) => Array.isArray(schema[choice]))
      .map((choice) => [choice, (schema[choice] as Schema[]).map((part) => jsonSchemaOf(part, true))]),
  ),
})

const objectOf = (schema: Schema, isOpen: boolean): JsonSchema => {
  const { properties = {}, required = [], additionalProperties } = schema
  const names = required.filter((name) => properties[name]?.readOnly !== true)
  const converted = Object.entries(properties).map(([name, property]) => [name, jsonSchemaOf(property)])
  return {
    ...(schema.properties && { properties: Object.fromEntries(converted) }),
    ...(names.length > 0 && { required: names }),
    ...(additionalProperties === undefined
      ? closingOf(schema, isOpen)
      : { additionalProperties: othersOf(additionalProperties) }),
  }
}

const othersOf = (others: boolean | Schema) => (typeof others === 'boolean' ? others : jsonSchemaOf(others))

/** Said with `unevaluatedProperties`, which sees through references and choices. */
const closingOf = (schema: Schema, isOpen: boolean): JsonSchema => {
  const isDescribed = schema.properties !== undefined || choices.some((choice) => choice in schema)
  if (!isDescribed) return schema.type === 'object' ? { additionalProperties: true } : {}
  return isOpen ? {} : { unevaluatedProperties: false }
}
