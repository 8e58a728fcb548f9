import type { GraphqlCheck } from './graphql-gate'
import type { Gate } from './sent-request'

/** The gate, with GitHub's other interface: `/graphql`, on an Enterprise Server `/api/graphql`. */
export const withGraphql = (gate: Gate, createCheck: () => GraphqlCheck): Gate => {
  let check: GraphqlCheck | undefined
  return {
    violationsOf(request) {
      const { pathname } = new URL(request.url, 'http://contract.test')
      if (!/^(\/api)?\/graphql$/.test(pathname)) return gate.violationsOf(request)
      if (request.method !== 'POST') return [`${request.method} ${pathname}: GraphQL is asked with POST`]
      check ??= createCheck()
      return check(documentIn(request.body)).map((reason) => `POST ${pathname}: ${reason}`)
    },
  }
}

/** Nothing where the body has no query: an empty document is refused like any wrong one. */
const documentIn = (body = ''): string => {
  try {
    const { query } = JSON.parse(body)
    return typeof query === 'string' ? query : ''
  } catch {
    return ''
  }
}
