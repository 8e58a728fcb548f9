import { promises as dns, type LookupAddress } from 'node:dns'
import type { LookupFunction } from 'node:net'
import { refusalOfAddress } from './address'
import type { Egress } from './egress'
import { refusedBecause } from './refusal'

export type Resolve = (host: string) => Promise<readonly LookupAddress[]>

export const resolveName: Resolve = (host) => dns.lookup(host, { all: true, verbatim: true })

/** Every address of a name. Throws `url-refused` when one of them must not be called. */
export const checkedAddresses = async (
  host: string,
  resolve: Resolve,
  egress: Egress,
): Promise<readonly LookupAddress[]> => {
  const addresses = await resolve(host)
  for (const { address } of addresses) {
    const refusal = refusalOfAddress(address, egress)
    if (refusal) throw refusedBecause(refusal, host, host)
  }
  return addresses
}

/** The same for a socket: it goes to an address that was checked, and to no other. */
export const checkingLookup =
  (resolve: Resolve, egress: Egress): LookupFunction =>
  (host, options, answer) => {
    checkedAddresses(host, resolve, egress).then(
      (addresses) => {
        const [first] = addresses
        if (!first) answer(nameNotFound(host), '', 4)
        else if (options.all) answer(null, [...addresses])
        else answer(null, first.address, first.family)
      },
      (error: Error) => answer(error as NodeJS.ErrnoException, '', 4),
    )
  }

const nameNotFound = (host: string) =>
  Object.assign(new Error(`${host} has no address`), { code: 'ENOTFOUND' })
