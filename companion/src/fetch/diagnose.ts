import type { Problem, ProblemId } from '@throughline/shared/connection-check'
import { codeOf, Failure } from '../failure'
import type { SeenCertificate } from './read-certificate'

/**
 * What was wrong with an address, of what a fetch of it threw. Undefined where that tells nothing of the address: then it
 * is a bug, or a failure of another kind.
 */
export const problemOfFetch = (error: unknown, url: string): Problem | undefined => {
  const chain = causesOf(error)
  const refused = chain.find((cause) => cause instanceof Failure)
  if (refused) return refused.problem
  const { host, hostname, port } = new URL(url)
  if (chain.some(isForbiddenPort)) return { id: 'url.blocked', facts: { host, reason: 'port', port } }
  for (const cause of chain) {
    const id = idOf(cause)
    if (id === 'url.notFound') return { id, facts: { host: hostname } }
    if (id) return { id, facts: { host, ...certificateFacts(cause) } }
  }
  return chain.some(isOfTheNetwork) ? { id: 'url.unreachable', facts: { host } } : undefined
}

/** The error, what caused it, and what caused that; an error that stands for several, with each of them. */
const causesOf = (error: unknown, depth = 0): readonly unknown[] => {
  if (typeof error !== 'object' || error === null || depth > 5) return []
  const cause = 'cause' in error ? causesOf(error.cause, depth + 1) : []
  const several =
    error instanceof AggregateError ? error.errors.flatMap((each) => causesOf(each, depth + 1)) : []
  return [error, ...cause, ...several]
}

/** Ports of other services, such as mail: no fetch calls them. Source: https://fetch.spec.whatwg.org/#port-blocking */
const isForbiddenPort = (error: unknown): boolean => error instanceof Error && error.message === 'bad port'

const idOf = (error: unknown): ProblemId | undefined => {
  if (error instanceof Error && error.name === 'TimeoutError') return 'url.timeout'
  const code = codeOf(error) ?? ''
  return meanings.find(([pattern]) => pattern.test(code))?.[1]
}

/** Codes of Node, OpenSSL and undici. */
const meanings: readonly (readonly [RegExp, ProblemId])[] = [
  [/^(ENOTFOUND|EAI_AGAIN|EAI_NODATA)$/, 'url.notFound'],
  [/^ECONNREFUSED$/, 'url.refused'],
  [/^(ETIMEDOUT|UND_ERR_(CONNECT|HEADERS|BODY)_TIMEOUT)$/, 'url.timeout'],
  [/^CERT_HAS_EXPIRED$/, 'tls.expired'],
  [/^ERR_TLS_CERT_ALTNAME_INVALID$/, 'tls.name'],
  [/SELF_SIGNED_CERT|UNABLE_TO_(VERIFY|GET)|CERT_|_CERT/, 'tls.authority'],
  [/^ERR_SSL_.*(PROTOCOL_VERSION|UNSUPPORTED_PROTOCOL|HANDSHAKE_FAILURE|NO_PROTOCOLS)/, 'tls.protocol'],
]

const isOfTheNetwork = (error: unknown): boolean =>
  /^(E[A-Z]+|UND_ERR_|ERR_SSL_|ERR_TLS_|HPE_)/.test(codeOf(error) ?? '')

const certificateFacts = (error: unknown): Readonly<Record<string, string>> => {
  if (typeof error !== 'object' || error === null || !('certificate' in error)) return {}
  const certificate = error.certificate as SeenCertificate | undefined
  if (!certificate) return {}
  const { endsOn, names, issuer } = certificate
  return { date: endsOn.toISOString().slice(0, 10), names: names.slice(0, 3).join(', '), issuer }
}
