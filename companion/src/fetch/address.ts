import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'
import type { Egress } from './egress'

/** Never called, whatever an operator allows: metadata services, "this host", multicast, broadcast. */
const neverCalled = [
  '0.0.0.0/8',
  '169.254.0.0/16',
  '168.63.129.16/32',
  '192.0.0.192/32',
  '100.100.100.200/32',
  '224.0.0.0/4',
  '255.255.255.255/32',
  '::/128',
  'fe80::/10',
  'ff00::/8',
  'fd00:ec2::/32',
].map((range) => ipaddr.parseCIDR(range))

/** Special-purpose ranges by table: ipaddr.js calls some of them "unicast". Source: IANA's special-purpose registries. */
const specialPurpose = [
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
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

/** `undefined` when this IP address may be called, else the reason in words. */
export const refusalOfAddress = (text: string, egress: Egress): string | undefined => {
  if (isIP(text) === 0 || text.includes('%')) return `${text} is not an address`
  const parsed = ipaddr.parse(text)
  const address =
    parsed instanceof ipaddr.IPv6 && parsed.isIPv4MappedAddress() ? parsed.toIPv4Address() : parsed
  const lies = (range: ReturnType<typeof ipaddr.parseCIDR>) =>
    range[0].kind() === address.kind() && address.match(range)

  if (neverCalled.some(lies)) return `${text} belongs to the machine or its cloud provider`
  if (egress.allowCidrs.some((range) => lies(ipaddr.parseCIDR(range)))) return undefined
  if (address.kind() === 'ipv6' && !lies(globalV6)) return `its address ${text} is not public`
  if (specialPurpose.some(lies)) return `its address ${text} is private`
  return undefined
}
