import { afterEach, expect } from '@jest/globals'
import type { SafeFetch } from '../../src/fetch/safe-fetch'
import { type ContractName, findGate } from './contract-gates'
import { gatedFetch } from './gated-fetch'
import type { SentRequest } from './sent-request'

/**
 * Called at the top of a test file: a test fails when a request that it noted, or sent with a gated fetch, breaks the
 * contract, whatever the code under test made of it. Without the official contracts nothing is checked.
 */
export const holdToContract = (name: ContractName) => {
  const violations: string[] = []
  const note = (request: SentRequest) => {
    violations.push(...(findGate(name)?.violationsOf(request) ?? []))
  }
  afterEach(() => expect(violations.splice(0)).toEqual([]))
  return { note, gatedFetch: (fetch: SafeFetch): SafeFetch => gatedFetch(fetch, note) }
}
