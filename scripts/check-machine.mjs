import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** The checkout's folder, with a slash at its end. */
export const checkout = fileURLToPath(new URL('../', import.meta.url))

/** What keeps our commands from running here, as a sentence; `undefined` when nothing does. Imports no package. */
export function findObstacle(version = process.versions.node) {
  const [major, minor] = version.split('.').map(Number)
  if (major < 20 || (major === 20 && minor < 19)) {
    return `Throughline needs Node 20.19 or newer; this is ${version}.`
  }
  if (!existsSync(`${checkout}node_modules/esbuild`)) return 'Run npm install first.'
  return undefined
}

/** Ends the process with that sentence where there is one. */
export function requireUsableMachine() {
  const obstacle = findObstacle()
  if (obstacle === undefined) return
  console.error(obstacle)
  process.exit(1)
}
