import { expect, it } from '@jest/globals'
import type { Hono } from 'hono'
import { describeWithContracts } from '../contract-file'
import { type ContractName, findGate } from '../contract-gates'
import type { Probe } from '../must-reject/probe'

/** A fake before any call: it notes each call that its own schemas refuse. */
export interface Fake {
  readonly app: Hono
  readonly violations: readonly string[]
  /** Where it is called, up to what a probe begins with. */
  readonly root: string
  readonly token: string
}

type Verdict = 'accepts' | 'refuses'

/** Why the fake says the opposite, what the contract says, and of which request. */
export type Difference = readonly [why: string, contract: Verdict, probe: Probe]

interface Corpus {
  readonly bothAccept: readonly Probe[]
  readonly bothRefuse: readonly Probe[]
  /** All that we know of; one that has gone fails, so that the list stays true. */
  readonly differences: readonly Difference[]
}

/** A fake that is milder than the contract hides mistakes, one that is stricter invents them. */
export const describeAgreement = (
  contract: ContractName,
  createFake: () => Fake,
  { bothAccept, bothRefuse, differences }: Corpus,
): void => {
  describeWithContracts(`the fake and the official contract, ${contract}`, () => {
    it.each(bothAccept.map(named))('both accept %s', async (_, probe) => {
      expect(await verdictsOf(contract, createFake(), probe)).toEqual({
        contract: 'accepts',
        fake: 'accepts',
      })
    })

    it.each(bothRefuse.map(named))('both refuse %s', async (_, probe) => {
      expect(await verdictsOf(contract, createFake(), probe)).toEqual({
        contract: 'refuses',
        fake: 'refuses',
      })
    })

    it.each(differences)('differ: %s', async (_, verdict, probe) => {
      const fake = verdict === 'accepts' ? 'refuses' : 'accepts'
      expect(await verdictsOf(contract, createFake(), probe)).toEqual({ contract: verdict, fake })
    })
  })
}

const named = (probe: Probe): [string, Probe] => {
  const [method, url, value] = probe
  return [`${method} ${url} ${value === undefined ? '' : JSON.stringify(value).slice(0, 120)}`.trim(), probe]
}

const verdictsOf = async (contract: ContractName, fake: Fake, [method, path, value]: Probe) => {
  const url = `${fake.root}${path}`
  const body = value === undefined ? undefined : JSON.stringify(value)
  const contentType = body === undefined ? undefined : 'application/json'
  const violations = findGate(contract)?.violationsOf({ method, url, contentType, body }) ?? []
  await fake.app.request(url, {
    method,
    headers: {
      authorization: `Bearer ${fake.token}`,
      ...(contentType !== undefined && { 'content-type': contentType }),
    },
    ...(body !== undefined && { body }),
  })
  return { contract: verdictOf(violations), fake: verdictOf(fake.violations) }
}

const verdictOf = (violations: readonly string[]): Verdict =>
  violations.length === 0 ? 'accepts' : 'refuses'
