import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, test } from '@jest/globals'

/**
 * Data that lie beside the repository, in ../shared, and never become part of it: agreed cases, recorded payloads, the
 * vendors' contracts. `test` and `describe` are those of jest where the file or folder is there; where it is not, they skip,
 * and one line says why. This is the only place where a test is skipped for want of data.
 */
export function dataBeside(path: string) {
  const address = resolve(__dirname, '../../../shared', path)
  const isThere = existsSync(address)
  if (!isThere) process.stderr.write(`Skipped: ../shared/${path} is absent.\n`)
  return {
    address,
    isThere,
    test: isThere ? test : test.skip,
    describe: isThere ? describe : describe.skip,
  }
}
