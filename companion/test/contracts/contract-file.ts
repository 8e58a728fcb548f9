import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { dataBeside } from '@throughline/shared/test/data-beside'

export const contractFolder = resolve(__dirname, '../../../../shared/contracts')

/** A file of the vendors' own contracts, which lie beside the repository; undefined where they do not. */
export const readContractFile = (file: string): string | undefined => {
  const address = resolve(contractFolder, file)
  return existsSync(address) ? readFileSync(address, 'utf8') : undefined
}

/** `describe` where the official contracts are there. */
export const describeWithContracts = (name: string, tests: () => void): void =>
  dataBeside('contracts').describe(name, tests)
