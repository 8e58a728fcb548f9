import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe } from '@jest/globals'

export const contractFolder = resolve(__dirname, '../../../../shared/contracts')

/** A file of the vendors' own contracts, which lie beside the repository; undefined where they do not. */
export const readContractFile = (file: string): string | undefined => {
  const address = resolve(contractFolder, file)
  return existsSync(address) ? readFileSync(address, 'utf8') : undefined
}

/** `describe` where the official contracts are there; elsewhere the tests are skipped, and one line says why. */
export const describeWithContracts = (name: string, tests: () => void): void => {
  if (existsSync(contractFolder)) {
    describe(name, tests)
    return
  }
  process.stderr.write(`Skipped, “${name}”: the official contracts are not at ../shared/contracts.\n`)
  describe.skip(name, tests)
}
