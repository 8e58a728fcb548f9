import { Failure } from './failure'
import type { Running } from './main'

/**
 * Runs something until Ctrl-C or SIGTERM, then stops it and exits 0. What cannot start says why in one sentence and
 * exits 1; an error nobody expected shows where it came from.
 */
export const runUntilStopped = async (start: () => Promise<Running>): Promise<void> => {
  let isStopping = false
  const started = start()
  const stop = async () => {
    if (isStopping) return
    isStopping = true
    await started.then((running) => running.stop()).catch(() => {})
    process.exit(0)
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
  try {
    await started
  } catch (error) {
    if (isStopping) return
    process.stderr.write(`${error instanceof Failure ? error.message : wordsOf(error)}\n`)
    process.exit(1)
  }
}

const wordsOf = (error: unknown) => (error instanceof Error ? error.stack : String(error))
