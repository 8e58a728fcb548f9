import { expect } from '@jest/globals'
import { type ContractName, findGate } from '../contract-gates'

/** One request: method, path with its query, and the value that is sent as JSON. */
export type Probe = readonly [method: string, url: string, value?: unknown]

/** What is refused, in words; a wrong request; the nearest right one; what is said of the wrong one. */
export type Row = readonly [what: string, wrong: Probe, right: Probe, because: string]

/** The contract has to refuse the first and to accept the second: a gate that refuses everything proves nothing. */
export const expectRefused = (contract: ContractName, [, wrong, right, because]: Row): void => {
  expect(violationsOf(contract, wrong)).toContainEqual(expect.stringContaining(because))
  expect(violationsOf(contract, right)).toEqual([])
}

const violationsOf = (contract: ContractName, [method, url, value]: Probe) =>
  findGate(contract)?.violationsOf({
    method,
    url,
    ...(value !== undefined && { contentType: 'application/json', body: JSON.stringify(value) }),
  })
