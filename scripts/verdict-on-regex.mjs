// Says of each regular expression that it is sent whether it is safe. A process of its own, because recheck decides one
// at a time, and its helper's answers change when several are asked for at once.
import { check } from 'recheck'

/** Far more than any pattern has needed: one that cannot be decided in that time is too involved for a reader, too. */
const DECIDE_WITHIN_MS = 30_000

process.on('message', async ({ source, flags }) => process.send({ verdict: await verdictOn(source, flags) }))

/**
 * What is wrong with it; `undefined` when it is safe. recheck takes its own program for this machine, else JavaScript.
 * Where it cannot reason it tries texts and takes the time, and a busy machine is slow, too: only what is found slow
 * each time counts.
 */
async function verdictOn(source, flags, triesLeft = 2) {
  const { status, complexity, attack, error, checker } = await check(source, flags, {
    timeout: DECIDE_WITHIN_MS,
  })
  if (status === 'safe') return undefined
  if (status === 'unknown') return `could not be decided (${error.kind}).`
  if (checker === 'fuzz' && triesLeft > 0) return verdictOn(source, flags, triesLeft - 1)
  return `takes ${complexity.summary} time on ${attack.pattern}.`
}
