import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readSandboxConfig } from '@throughline/companion/config'
import { runCompanion } from '@throughline/companion/main'
import { runUntilStopped } from '@throughline/companion/run-until-stopped'
import { startSandbox } from './sandbox'

// What `npm start` runs. A mode set: the companion alone, as its environment describes it. None: the sandbox.
const built = fileURLToPath(new URL('.', import.meta.url))
const childEntry = join(built, 'companion-process.mjs')

await runUntilStopped(async () => {
  const config = readSandboxConfig()
  if (!config) return runCompanion(childEntry)
  return startSandbox({
    dataFolder: resolve(config.THROUGHLINE_DATA),
    firstPort: config.THROUGHLINE_PORT,
    repositoryFolder: process.cwd(),
    childEntry,
    // For our own tests: an operator has no use for it.
    usesForgeBundles: process.argv.includes('--forge-bundles'),
    say: (line) => process.stdout.write(`${line}\n`),
  })
})
