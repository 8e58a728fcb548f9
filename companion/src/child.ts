import { startIntake } from './intake-process'
import type { Settings } from './settings'
import { obeySupervisor } from './supervised'
import { startWorkerProcess } from './worker-process'

/** What a parent sends a child first. */
export interface Assignment {
  readonly kind: 'start'
  readonly role: 'intake' | 'worker'
  readonly settings: Settings
}

interface Running {
  stop(): Promise<void>
  heal?(): void
}

let running: Running | undefined
const supervisor = obeySupervisor({ stop: async () => running?.stop() })

/** One process of the companion: waits for its assignment, then does it until its parent says stop. */
process.once('message', async ({ role, settings }: Assignment) => {
  try {
    running = role === 'intake' ? await startIntake(settings) : await startWorkerProcess(settings)
    await supervisor.tellReady()
  } catch (error) {
    await supervisor.fail(error)
  }
})

/**
 * postgres.js 3.4.9 throws past every catch, from a timer, when the server goes away in the middle of a write. Intake
 * answers that one fault with fresh connections; any other uncaught error ends the process, and its parent starts it
 * again.
 */
process.on('uncaughtException', (error) => {
  const isKnown = error instanceof TypeError && error.message.includes("reading 'write'")
  if (isKnown && running?.heal) {
    running.heal()
    return
  }
  process.stderr.write(`${error.stack}\n`)
  process.exit(1)
})
