import { isIP, isIPv4 } from 'node:net'
import { refusalOfAddress } from './address'
import type { Egress } from './egress'
import { blocked, type Refusal, refusedBecause } from './refusal'

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
  'svc',
  'cluster',
]
const internalZones = ['home.arpa', 'in-addr.arpa', 'ip6.arpa']

/** Parses an address we are about to call. Throws `url-refused`, with the reason, for what must not be called. */
export const parseOutboundUrl = (input: string, egress: Egress): OutboundUrl => {
  const authority = /^https?:\/\/([^/?#]+)/i.exec(input)?.[1] ?? ''
  const malformed = refusalOfText(input, authority)
  if (malformed) throw refusedBecause(malformed, withoutUser(authority))
  const url = new URL(input)
  const host = url.hostname.replace(/^\[|\]$/g, '').toLowerCase()
  const isLiteral = isIP(host) !== 0
  const refusal =
    refusalOfScheme(url, egress) ??
    (isLiteral ? refusalOfLiteral(authority, host, egress) : refusalOfName(host, egress))
  if (refusal) throw refusedBecause(refusal, url.host)
  return { url, host, isLiteral }
}

/**
 * The same for the address of a server that somebody connects: it is called with paths of ours, so that a query or a
 * fragment of theirs has no place in it.
 */
export const parseInstanceUrl = (input: string, egress: Egress): OutboundUrl => {
  const parsed = parseOutboundUrl(input, egress)
  if (/[?#]/.test(input)) throw refusedBecause(notAnAddress('it goes on after its path'), parsed.url.host)
  return parsed
}

const withoutUser = (authority: string) => authority.slice(authority.lastIndexOf('@') + 1)

const notAnAddress = (reason: string): Refusal => ({ reason, id: 'url.invalid', facts: {} })

/** What different parsers read differently has no place in an address. */
const refusalOfText = (input: string, authority: string): Refusal | undefined => {
  if (input.length > 4_096) return notAnAddress('it is too long')
  if (!/^[\x21-\x5b\x5d-\x7e]+$/.test(input))
    return notAnAddress('it holds a character that does not belong there')
  if (authority === '' || !URL.canParse(input)) return notAnAddress('it is not a web address')
  if (authority.includes('@')) return blocked('names and passwords do not belong there', 'userinfo')
  if (/[^A-Za-z0-9.:[\]_-]/.test(authority)) return notAnAddress('its host name is not plain')
  return undefined
}

const refusalOfScheme = (url: URL, egress: Egress): Refusal | undefined => {
  if (url.protocol === 'http:' && !egress.allowHttp) {
    const https = url.href.replace(/^http:/, 'https:')
    return { reason: 'it does not start with https://', id: 'url.httpsOnly', facts: { https } }
  }
  const port = Number(url.port || (url.protocol === 'https:' ? 443 : 80))
  if (egress.ports && !egress.ports.includes(port))
    return blocked(`port ${port} is not allowed`, 'port', { port: String(port) })
  return undefined
}

/** Decimal, octal and short forms are rewritten by the URL parser: what was typed must be the address itself. */
const refusalOfLiteral = (authority: string, host: string, egress: Egress): Refusal | undefined => {
  const typed = authority.replace(/:\d*$/, '').toLowerCase()
  if (isIPv4(host) && typed !== host) return blocked('its address is written in an unusual form', 'form')
  return refusalOfAddress(host, egress)
}

const refusalOfName = (host: string, egress: Egress): Refusal | undefined => {
  if (egress.allowHosts.includes(host)) return undefined
  const labels = host.split('.')
  if (labels.some((label) => label === '' || label.length > 63))
    return notAnAddress('its host name is not complete')
  if (host === 'localhost') return blocked('its host name has no domain', 'this-machine')
  if (labels.length === 1) return blocked('its host name has no domain', 'name')
  const last = labels.at(-1) ?? ''
  if (/^(\d+|0x[0-9a-f]*)$/.test(last)) return blocked('its host name ends in a number', 'form')
  if (last.length === 1) return notAnAddress('its host name ends in no domain that there is')
  if (
    internalSuffixes.includes(last) ||
    internalZones.some((zone) => host === zone || host.endsWith(`.${zone}`))
  )
    return blocked('its host name is internal', 'name')
  return undefined
}
