import { promises as dns, type LookupAddress } from 'node:dns'
import { Agent, fetch as undiciFetch } from 'undici'
import { Failure } from '../failure'
import { refusalOfAddress } from './address'
import type { Egress } from './egress'
import { type OutboundUrl, parseOutboundUrl } from './outbound-url'

export interface OutboundRequest {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}

/**
 * The only way out of the process. Answers any status; throws `url-refused` for what must not be called, and a network
 * error for what did not answer within 10 seconds or answers with more than 25 MB.
 */
export type SafeFetch = (url: string, request?: OutboundRequest) => Promise<Response>

type Resolve = (host: string) => Promise<readonly LookupAddress[]>

const resolveName: Resolve = (host) => dns.lookup(host, { all: true, verbatim: true })

const MAX_REDIRECTS = 3
const MAX_ANSWER_BYTES = 25 * 1024 * 1024

/** Names are resolved once for each connection; every answer is checked and the socket goes to a checked address. */
export const createSafeFetch = (egress: Egress, resolve: Resolve = resolveName): SafeFetch => {
  const dispatcher = new Agent({
    connections: 32,
    headersTimeout: 10_000,
    bodyTimeout: 10_000,
    maxResponseSize: MAX_ANSWER_BYTES,
    connect: {
      timeout: 5_000,
      lookup: (host, options, answer) => {
        checkedAddresses(host, resolve, egress).then(
          (addresses) => {
            const [first] = addresses
            if (!first) answer(new Error(`${host} has no address`), '', 4)
            else if (options.all) answer(null, [...addresses])
            else answer(null, first.address, first.family)
          },
          (error: Error) => answer(error as NodeJS.ErrnoException, '', 4),
        )
      },
    },
  })

  return async (input, { method = 'GET', headers = {}, body } = {}) => {
    let target = parseOutboundUrl(input, egress)
    let sent = headers
    for (let hop = 0; ; hop += 1) {
      const response = await undiciFetch(target.url, {
        method,
        headers: sent,
        ...(body !== undefined && { body }),
        redirect: 'manual',
        dispatcher,
        signal: AbortSignal.timeout(20_000),
      })
      const location = redirectOf(response)
      if (location === undefined) return response as unknown as Response
      await response.body?.cancel()
      const next = nextTarget({
        target,
        location,
        egress,
        mayFollow: method === 'GET' && hop < MAX_REDIRECTS,
      })
      if (next.url.origin !== target.url.origin) sent = withoutCredentials(sent)
      target = next
    }
  }
}

const redirectOf = ({
  status,
  headers,
}: {
  status: number
  headers: { get(name: string): string | null }
}) => ([301, 302, 303, 307, 308].includes(status) ? (headers.get('location') ?? undefined) : undefined)

interface Hop {
  readonly target: OutboundUrl
  readonly location: string
  readonly egress: Egress
  readonly mayFollow: boolean
}

/** Where a redirect leads, checked like any other address. Writes are never sent on to another one. */
const nextTarget = ({ target, location, egress, mayFollow }: Hop): OutboundUrl => {
  if (!mayFollow) {
    throw new Failure('url-refused', `Throughline does not follow ${target.host} to another address.`)
  }
  const next = parseOutboundUrl(new URL(location, target.url).href, egress)
  if (target.url.protocol === 'https:' && next.url.protocol === 'http:') {
    throw new Failure('url-refused', `${target.host} sends us on to an address without https.`)
  }
  return next
}

const checkedAddresses = async (host: string, resolve: Resolve, egress: Egress) => {
  const addresses = await resolve(host)
  for (const { address } of addresses) {
    const reason = refusalOfAddress(address, egress)
    if (reason) throw new Failure('url-refused', `Throughline does not call ${host}: ${reason}.`)
  }
  return addresses
}

const withoutCredentials = (headers: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !/authorization|cookie|token/i.test(name)))
