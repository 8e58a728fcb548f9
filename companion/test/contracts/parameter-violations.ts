import type { Parameter, Schema } from './openapi-document'
import type { FoundOperation } from './operations'
import type { SchemaCheck } from './schema-check'

/** What is wrong with the parameters in the path and the query. A name that the contract does not have is wrong. */
export const parameterViolations = (
  { parameters, pathValues }: FoundOperation,
  query: URLSearchParams,
  check: SchemaCheck,
): readonly string[] => {
  const known = parameters.filter((parameter) => parameter.in === 'query')
  const names = new Set(known.flatMap(namesOf))
  const unknown = [...new Set(query.keys())].filter((name) => !names.has(name))
  return [
    ...unknown.map((name) => `the query parameter '${name}' is not documented`),
    ...known.flatMap((parameter) => queryViolations(parameter, query, check)),
    ...parameters
      .filter((parameter) => parameter.in === 'path')
      .flatMap(({ name, schema = {} }) => {
        const value = plainValue(schema, pathValues[name] ?? '')
        return check(schema, value).map((reason) => `'${name}' in the path ${reason}`)
      }),
  ]
}

const queryViolations = (parameter: Parameter, query: URLSearchParams, check: SchemaCheck) => {
  const { name, required = false, deprecated = false, schema = {} } = parameter
  const texts = namesOf(parameter).flatMap((each) => query.getAll(each))
  if (texts.length === 0) return required ? [`the query parameter '${name}' is missing`] : []
  if (schema.type !== 'array' && texts.length > 1) return [`the query parameter '${name}' comes twice`]
  const value = schema.type === 'array' ? listValue(parameter, texts) : plainValue(schema, texts[0] ?? '')
  return [
    ...(deprecated ? [`the query parameter '${name}' is deprecated`] : []),
    ...check(schema, value).map((reason) => `the query parameter '${name}' ${reason}`),
  ]
}

/** Rails, and so GitLab, writes a list as `name[]`. */
const namesOf = ({ name, schema }: Parameter): readonly string[] =>
  schema?.type === 'array' ? [name, `${name}[]`] : [name]

const listValue = ({ schema = {}, explode = true }: Parameter, texts: readonly string[]) => {
  const parts = explode ? texts : texts.flatMap((text) => text.split(','))
  return parts.map((text) => plainValue(schema.items ?? {}, text))
}

/** The value that the text stands for; the text itself where it stands for none, which the check will then refuse. */
const plainValue = ({ type }: Schema, text: string): unknown => {
  if (type === 'boolean' && (text === 'true' || text === 'false')) return text === 'true'
  const isNumber = (type === 'integer' || type === 'number') && /^-?\d+(\.\d+)?$/.test(text)
  return isNumber ? Number(text) : text
}
