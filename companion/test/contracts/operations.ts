import type { Method, OpenApiDocument, Operation, Parameter } from './openapi-document'
import { parameterOf } from './openapi-document'

/** One operation of a contract, and what stands in a path in the places of its parameters, decoded. */
export interface FoundOperation {
  readonly template: string
  readonly operation: Operation
  readonly parameters: readonly Parameter[]
  readonly pathValues: Readonly<Record<string, string>>
}

export interface Operations {
  /** Undefined when the most literal path that fits does not know the method, or none fits. */
  find(method: string, path: string): FoundOperation | undefined
}

export const createOperations = (document: OpenApiDocument): Operations => {
  const routes = Object.entries(document.paths)
    .map(([template, item]) => {
      const shared = parametersOf(document, item.parameters)
      const all = methods.flatMap((method) => parametersOf(document, item[method]?.parameters))
      return { template, item, shared, pattern: patternOf(template, [...shared, ...all]) }
    })
    .sort((a, b) => (sortKeyOf(a.template) < sortKeyOf(b.template) ? -1 : 1))

  return {
    find(method, path) {
      const route = routes.find(({ pattern }) => pattern.test(path))
      const operation = route?.item[method.toLowerCase() as Method]
      if (!route || !operation) return undefined
      const groups = Object.entries(route.pattern.exec(path)?.groups ?? {})
      const names = namesIn(route.template)
      const values = groups.map(([group, value]) => [
        names[Number(group.slice(1))],
        decodeURIComponent(value),
      ])
      return {
        template: route.template,
        operation,
        parameters: [...route.shared, ...parametersOf(document, operation.parameters)],
        pathValues: Object.fromEntries(values),
      }
    },
  }
}

const methods: readonly Method[] = ['get', 'put', 'post', 'delete', 'patch']

const parametersOf = (document: OpenApiDocument, parameters: Operation['parameters'] = []) =>
  parameters.map((parameter) => parameterOf(document, parameter))

const namesIn = (template: string): readonly string[] =>
  [...template.matchAll(/\{([^}]+)\}/g)].map(([, name]) => name ?? '')

/** Only where the contract says so, or in `{path}`, may a value hold slashes. */
const patternOf = (template: string, parameters: readonly Parameter[]): RegExp => {
  let count = -1
  const source = template.replace(/\{([^}]+)\}|[.*+?^$()|[\]\\]/g, (found, name: string | undefined) => {
    if (name === undefined) return `\\${found}`
    count += 1
    const isLong =
      name === 'path' || parameters.some((each) => each.name === name && each['x-multi-segment'] === true)
    return `(?<p${count}>${isLong ? '.+' : '[^/]+'})`
  })
  return new RegExp(`^${source}$`)
}

/** Sorts a literal segment before a parameter in the same place, and a longer path before its own beginning. */
const sortKeyOf = (template: string): string =>
  [...template.split('/').map((segment) => (segment.startsWith('{') ? '1' : `0${segment}`)), '2'].join('/')
