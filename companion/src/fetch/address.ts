import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'
import type { Egress } from './egress'
import { blocked, type Refusal } from './refusal'

/** Never called, whatever an operator allows: where clouds tell a machine its secrets. */
const metadata = [
  '169.254.0.0/16',
  '168.63.129.16/32',
  '192.0.0.192/32',
  '100.100.100.200/32',
  'fd00:ec2::/32',
].map((range) => ipaddr.parseCIDR(range))

/** Nor these: "this host", multicast, broadcast, links without a router. */
const nowhere = ['0.0.0.0/8', '224.0.0.0/4', '255.255.255.255/32', '::/128', 'fe80::/10', 'ff00::/8'].map(
  (range) => ipaddr.parseCIDR(range),
)

const loopback = ['127.0.0.0/8', '::1/128'].map((range) => ipaddr.parseCIDR(range))

/** Special-purpose ranges by table: ipaddr.js calls some of them "unicast". Source: IANA's special-purpose registries. */
const specialPurpose = [
  '10.0.0.0/8',
  '100.64.0.0/10',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.31.196.0/24',
  '192.52.193.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '192.175.48.0/24',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '240.0.0.0/4',
  '2001::/23',
  '2001:db8::/32',
  '2002::/16',
  '3fff::/20',
].map((range) => ipaddr.parseCIDR(range))

/** Everything that is globally routed in IPv6 lies here; mapped, compatible and translated forms lie outside. */
const globalV6 = ipaddr.parseCIDR('2000::/3')

/** `undefined` when this IP address may be called. */
export const refusalOfAddress = (text: string, egress: Egress): Refusal | undefined => {
  if (isIP(text) === 0 || text.includes('%')) return blocked(`${text} is not an address`, 'form')
  const parsed = ipaddr.parse(text)
  const address =
    parsed instanceof ipaddr.IPv6 && parsed.isIPv4MappedAddress() ? parsed.toIPv4Address() : parsed
  const lies = (range: ReturnType<typeof ipaddr.parseCIDR>) =>
    range[0].kind() === address.kind() && address.match(range)

  if (metadata.some(lies))
    return { reason: `${text} belongs to the machine's cloud provider`, id: 'url.blockedMetadata', facts: {} }
  if (nowhere.some(lies)) return blocked(`${text} is no machine's own address`, 'private', { ip: text })
  if (egress.allowCidrs.some((range) => lies(ipaddr.parseCIDR(range)))) return undefined
  const allowable = { ip: text, cidr: `${address}/${address.kind() === 'ipv6' ? 128 : 32}` }
  if (loopback.some(lies)) return blocked(`its address ${text} is this machine`, 'this-machine', allowable)
  if (address.kind() === 'ipv6' && !lies(globalV6))
    return blocked(`its address ${text} is not public`, 'private', allowable)
  if (specialPurpose.some(lies)) return blocked(`its address ${text} is private`, 'private', allowable)
  return undefined
}
