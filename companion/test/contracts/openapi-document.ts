/** A schema as OpenAPI 3.0 writes it; only what we look at ourselves is named. */
export interface Schema {
  readonly $ref?: string
  readonly type?: string
  readonly nullable?: boolean
  readonly readOnly?: boolean
  readonly required?: readonly string[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly additionalProperties?: boolean | Schema
  readonly items?: Schema
  readonly [keyword: string]: unknown
}

export interface Parameter {
  readonly in: string
  readonly name: string
  readonly required?: boolean
  readonly deprecated?: boolean
  readonly schema?: Schema
  readonly explode?: boolean
  /** GitHub's mark for a path parameter that may hold slashes. */
  readonly 'x-multi-segment'?: boolean
}

export interface Reference {
  readonly $ref: string
}

export interface RequestBody {
  readonly required?: boolean
  readonly content: Readonly<Record<string, { readonly schema?: Schema }>>
}

export interface Operation {
  readonly deprecated?: boolean
  readonly parameters?: readonly (Parameter | Reference)[]
  readonly requestBody?: RequestBody
}

export type Method = 'get' | 'put' | 'post' | 'delete' | 'patch'

export interface PathItem extends Readonly<Partial<Record<Method, Operation>>> {
  readonly parameters?: readonly (Parameter | Reference)[]
}

/** The part of an OpenAPI 3.0 document that says what may be asked. */
export interface OpenApiDocument {
  readonly info: { readonly title: string }
  readonly paths: Readonly<Record<string, PathItem>>
  readonly components: {
    readonly schemas: Readonly<Record<string, Schema>>
    readonly parameters?: Readonly<Record<string, Parameter>>
  }
}

const parameterRoot = '#/components/parameters/'

/** Throws when the document points to a parameter that it does not have. */
export const parameterOf = (document: OpenApiDocument, parameter: Parameter | Reference): Parameter => {
  if (!('$ref' in parameter)) return parameter
  const found = document.components.parameters?.[parameter.$ref.replace(parameterRoot, '')]
  if (!found) throw new Error(`The contract has no ${parameter.$ref}.`)
  return found
}
