import { Agent, type RequestInit, fetch as undiciFetch } from 'undici'
import { Failure } from '../failure'
import { checkingLookup, type Resolve, resolveName } from './checked-addresses'
import { createConnector } from './connector'
import type { Egress } from './egress'
import { type OutboundUrl, parseOutboundUrl } from './outbound-url'

export interface OutboundRequest {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
  /** `none` refuses one to another origin, as `url.redirects`: a new connection is checked where it was typed. */
  readonly redirects?: 'few' | 'none'
  /** Ends the call, and the reading of its answer, sooner than ours would. */
  readonly signal?: AbortSignal
}

/**
 * The only way out of the process. Answers any status; throws `url-refused` for what must not be called, and a network
 * error for what did not answer within 10 seconds or answers with more than 25 MB.
 */
export type SafeFetch = (url: string, request?: OutboundRequest) => Promise<Response>

interface Limits {
  /** For the first byte of the answer, and then for each next one. */
  readonly silenceMs: number
  readonly wholeAnswerMs: number
  readonly answerBytes: number
}

const ourLimits: Limits = { silenceMs: 10_000, wholeAnswerMs: 20_000, answerBytes: 25 * 1024 * 1024 }

const MAX_REDIRECTS = 3

/**
 * Names are resolved once for each connection; every answer is checked and the socket goes to a checked address.
 * `authorities` replaces the certificate authorities that Node trusts, for tests.
 */
export const createSafeFetch = (
  egress: Egress,
  resolve: Resolve = resolveName,
  limits: Limits = ourLimits,
  authorities?: readonly string[],
): SafeFetch => {
  const dispatcher = new Agent({
    connections: 32,
    headersTimeout: limits.silenceMs,
    bodyTimeout: limits.silenceMs,
    maxResponseSize: limits.answerBytes,
    connect: createConnector({ lookup: checkingLookup(resolve, egress), authorities }),
  })

  return async (input, { method = 'GET', headers = {}, body, redirects = 'few', signal } = {}) => {
    let target = parseOutboundUrl(input, egress)
    let sent = headers
    for (let hop = 0; ; hop += 1) {
      const response = await send(target.url, {
        method,
        headers: sent,
        ...(body !== undefined && { body }),
        redirect: 'manual',
        dispatcher,
        signal: firstOf(AbortSignal.timeout(limits.wholeAnswerMs), signal),
      })
      const location = redirectOf(response)
      if (location === undefined) return limited(response, limits.answerBytes)
      await response.body?.cancel()
      const next = nextTarget({
        target,
        location,
        egress,
        mayFollow: method === 'GET' && hop < MAX_REDIRECTS,
        mayLeave: redirects === 'few',
      })
      if (next.url.origin !== target.url.origin) sent = withoutCredentials(sent)
      target = next
    }
  }
}

const firstOf = (ours: AbortSignal, theirs: AbortSignal | undefined): AbortSignal =>
  theirs ? AbortSignal.any([ours, theirs]) : ours

/** A name that leads to an address we must not call is refused like the address itself. */
const send = async (url: URL, request: RequestInit): Promise<Response> => {
  try {
    return (await undiciFetch(url, request)) as unknown as Response
  } catch (error) {
    const cause = typeof error === 'object' && error !== null && 'cause' in error ? error.cause : undefined
    throw cause instanceof Failure ? cause : error
  }
}

/** Counts what is unpacked: a small answer can be packed from an endless one. */
const limited = (response: Response, maxBytes: number): Response => {
  if (!response.body) return response
  let bytes = 0
  const counting = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      bytes += chunk.byteLength
      if (bytes > maxBytes) controller.error(new Error(`the answer is larger than ${maxBytes} bytes`))
      else controller.enqueue(chunk)
    },
  })
  const { status, statusText, headers } = response
  return new Response(response.body.pipeThrough(counting), {
    status,
    statusText,
    headers: [...headers],
  })
}

const redirectOf = ({ status, headers }: Response) =>
  [301, 302, 303, 307, 308].includes(status) ? (headers.get('location') ?? undefined) : undefined

interface Hop {
  readonly target: OutboundUrl
  readonly location: string
  readonly egress: Egress
  readonly mayFollow: boolean
  readonly mayLeave: boolean
}

/** Where a redirect leads, checked like any other address. Writes are never sent on to another one. */
const nextTarget = ({ target, location, egress, mayFollow, mayLeave }: Hop): OutboundUrl => {
  if (!URL.canParse(location, target.url.href))
    throw new Failure('url-refused', `${target.host} sends us on to what is not an address.`)
  const next = new URL(location, target.url)
  if (!mayFollow || (!mayLeave && next.origin !== target.url.origin)) throw sentOn(target, next)
  const checked = parseOutboundUrl(next.href, egress)
  if (target.url.protocol === 'https:' && next.protocol === 'http:') {
    throw new Failure('url-refused', `${target.host} sends us on to an address without https.`)
  }
  return checked
}

const sentOn = (target: OutboundUrl, next: URL) =>
  new Failure('url-refused', `Throughline does not follow ${target.host} to another address.`, {
    problem: {
      id: 'url.redirects',
      facts: {
        host: target.url.host,
        targetHost: next.host,
        target: `${next.origin}${next.pathname.replace(/\/rest\/.*|\/$/, '')}`,
      },
    },
  })

const withoutCredentials = (headers: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !/authorization|cookie|token/i.test(name)))
