import { fileURLToPath } from 'node:url'
import { runCompanion } from './main'
import { runUntilStopped } from './run-until-stopped'

// What `node companion/dist/bin.mjs` runs: the companion alone, as its environment describes it.
await runUntilStopped(() => runCompanion(fileURLToPath(new URL('./child.mjs', import.meta.url))))
