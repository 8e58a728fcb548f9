import type { OpenApiDocument, Operation, Parameter, Schema } from './openapi-document'
import { parameterOf } from './openapi-document'

/** What a contract leaves open although the vendor's documentation, or the vendor's server, does not. */
export type Overlay = (document: OpenApiDocument) => OpenApiDocument

/** The document with some of its schemas changed. Throws for one it does not have, so that no change goes missing. */
export const changeSchemas = (
  document: OpenApiDocument,
  changes: Readonly<Record<string, (schema: Schema) => Schema>>,
): OpenApiDocument => {
  const changed = Object.entries(changes).map(([name, change]) => {
    const schema = document.components.schemas[name]
    if (!schema) throw new Error(`${document.info.title} has no schema ${name} any more.`)
    return [name, change(schema)]
  })
  const schemas = { ...document.components.schemas, ...Object.fromEntries(changed) }
  return { ...document, components: { ...document.components, schemas } }
}

/** The document with every parameter of every operation passed through `change`. */
export const changeParameters = (
  document: OpenApiDocument,
  change: (parameter: Parameter, path: string) => Parameter,
): OpenApiDocument => {
  const changeIn = (path: string, parameters: Operation['parameters'] = []) =>
    parameters.map((parameter) => change(parameterOf(document, parameter), path))
  const paths = Object.entries(document.paths).map(([path, item]) => {
    const operations = Object.entries(item)
      .filter(([key]) => key !== 'parameters')
      .map(([method, operation]) => {
        const { parameters } = operation as Operation
        return [method, { ...(operation as Operation), parameters: changeIn(path, parameters) }]
      })
    return [path, { ...Object.fromEntries(operations), parameters: changeIn(path, item.parameters) }]
  })
  return { ...document, paths: Object.fromEntries(paths) }
}

/** The document with one more parameter in the query of reading a path, which it describes in words only. */
export const addQuery = (document: OpenApiDocument, path: string, name: string): OpenApiDocument => {
  const item = document.paths[path]
  const { get } = item ?? {}
  if (!get) throw new Error(`${document.info.title} has no ${path} any more.`)
  const parameters = [...(get.parameters ?? []), { in: 'query', name, schema: { type: 'string' } } as const]
  return { ...document, paths: { ...document.paths, [path]: { ...item, get: { ...get, parameters } } } }
}

/** Nothing beyond what the schema names. */
export const closed = (schema: Schema): Schema => ({ ...schema, additionalProperties: false })

export const requiring =
  (...names: readonly string[]) =>
  (schema: Schema): Schema => ({ ...schema, required: [...(schema.required ?? []), ...names] })
