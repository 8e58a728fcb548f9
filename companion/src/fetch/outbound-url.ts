import { isIP, isIPv4 } from 'node:net'
import { Failure } from '../failure'
import { refusalOfAddress } from './address'
import type { Egress } from './egress'

export interface OutboundUrl {
  readonly url: URL
  /** Without brackets; in lower case. */
  readonly host: string
  readonly isLiteral: boolean
}

const internalSuffixes = [
  'localhost',
  'local',
  'internal',
  'intranet',
  'lan',
  'home',
  'corp',
  'localdomain',
  'onion',
]
const internalZones = ['home.arpa', 'in-addr.arpa', 'ip6.arpa']

/** Parses an address we are about to call. Throws `url-refused`, with the reason, for what must not be called. */
export const parseOutboundUrl = (input: string, egress: Egress): OutboundUrl => {
  const refuse = (reason: string) =>
    new Failure('url-refused', `Throughline does not call this address: ${reason}.`)
  const authority = /^https?:\/\/([^/?#]+)/i.exec(input)?.[1] ?? ''
  const malformed = refusalOfText(input, authority)
  if (malformed) throw refuse(malformed)
  const url = new URL(input)
  const host = url.hostname.replace(/^\[|\]$/g, '').toLowerCase()
  const isLiteral = isIP(host) !== 0
  const reason =
    refusalOfScheme(url, egress) ??
    (isLiteral ? refusalOfLiteral(authority, host, egress) : refusalOfName(host, egress))
  if (reason) throw refuse(reason)
  return { url, host, isLiteral }
}

/** What different parsers read differently has no place in an address. */
const refusalOfText = (input: string, authority: string): string | undefined => {
  if (input.length > 4_096) return 'it is too long'
  if (!/^[\x21-\x5b\x5d-\x7e]+$/.test(input)) return 'it holds a character that does not belong there'
  if (authority === '' || !URL.canParse(input)) return 'it is not a web address'
  if (/[^A-Za-z0-9.:[\]_-]/.test(authority)) return 'its host name is not plain'
  return undefined
}

const refusalOfScheme = (url: URL, egress: Egress): string | undefined => {
  if (url.protocol === 'http:' && !egress.allowHttp) return 'it does not start with https://'
  const port = Number(url.port || (url.protocol === 'https:' ? 443 : 80))
  if (egress.ports && !egress.ports.includes(port)) return `port ${port} is not allowed`
  return undefined
}

/** Decimal, octal and short forms are rewritten by the URL parser: what was typed must be the address itself. */
const refusalOfLiteral = (authority: string, host: string, egress: Egress): string | undefined => {
  const typed = authority.replace(/:\d*$/, '').toLowerCase()
  if (isIPv4(host) && typed !== host) return 'its address is written in an unusual form'
  return refusalOfAddress(host, egress)
}

const refusalOfName = (host: string, egress: Egress): string | undefined => {
  if (egress.allowHosts.includes(host)) return undefined
  const labels = host.split('.')
  if (labels.some((label) => label === '' || label.length > 63)) return 'its host name is not complete'
  if (labels.length === 1) return 'its host name has no domain'
  const last = labels.at(-1) ?? ''
  if (/^(\d+|0x[0-9a-f]*)$/.test(last)) return 'its host name ends in a number'
  if (
    internalSuffixes.includes(last) ||
    internalZones.some((zone) => host === zone || host.endsWith(`.${zone}`))
  )
    return 'its host name is internal'
  return undefined
}
