import { buildSchema, parse, validate } from 'graphql'

/** What is wrong with a GraphQL document, one line each; an empty list when nothing is. */
export type GraphqlCheck = (document: string) => readonly string[]

/** `sdl` is taken as it is: GitHub's own schema defines a field twice, which GraphQL forbids. */
export const createGraphqlCheck = (sdl: string): GraphqlCheck => {
  const schema = buildSchema(sdl, { assumeValidSDL: true, assumeValid: true, noLocation: true })
  return (document) => {
    try {
      return validate(schema, parse(document)).map(({ message }) => message)
    } catch (error) {
      return [error instanceof Error ? error.message : String(error)]
    }
  }
}
