import { parseArgs } from 'node:util'
import { loadNow, writeFigures } from '../bench/figures'
import { duplicates } from './duplicates'
import type { Fault, FaultOutcome } from './fault'
import { jiraLies } from './jira-lies'
import { kill } from './kill'
import { limits } from './limits'
import { oversize } from './oversize'
import { poison } from './poison'
import { postgresDown } from './postgres-down'
import { postgresRestart } from './postgres-restart'
import { reconcile } from './reconcile'
import { refresh } from './refresh'
import { rotate } from './rotate'
import { slowClients } from './slow-clients'
import { stop } from './stop'

/** Every fault by name. */
const faults: Readonly<Record<string, Fault>> = {
  kill,
  'postgres-restart': postgresRestart,
  'postgres-down': postgresDown,
  'jira-lies': jiraLies,
  limits,
  duplicates,
  poison,
  stop,
  reconcile,
  'slow-clients': slowClients,
  oversize,
  rotate,
  refresh,
}

const say = (line: string) => process.stderr.write(`${line}\n`)

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { short: { type: 'boolean', default: false }, postgres: { type: 'string' } },
})
const [name = 'list'] = positionals
const fault = faults[name]
if (!fault) {
  for (const [known, { what }] of Object.entries(faults)) process.stdout.write(`${known}: ${what}\n`)
  if (name !== 'list') say(`There is no fault named "${name}".`)
  process.exit(name === 'list' ? 0 : 2)
}

const ends: (() => Promise<void>)[] = []
const endAll = async () => {
  setTimeout(() => process.exit(1), 60_000).unref()
  for (const end of ends.splice(0).reverse()) await end().catch((error) => say(String(error)))
}
const breakOff = async (reason: unknown) => {
  say(`Broken off: ${reason instanceof Error ? reason.stack : reason}`)
  await endAll()
  process.exit(1)
}
process.once('SIGINT', breakOff)
process.once('SIGTERM', breakOff)
process.once('uncaughtException', breakOff)
setTimeout(
  () => void breakOff(`it took longer than ${fault.limitMs / 60_000} minutes`),
  fault.limitMs,
).unref()

const loadBefore = loadNow()
/** A short round runs beside other tests: it holds us to what may never happen, a whole one to the times as well. */
const isOk = ({ figures }: FaultOutcome) =>
  figures.every(({ goal }) => goal === undefined || goal.isMet || (values.short && goal.isOfTime === true))
try {
  const outcome = await fault.run({
    isShort: values.short,
    postgresUrl: values.postgres,
    say,
    atEnd: (end) => void ends.push(end),
  })
  await endAll()
  for (const { what, figure, goal } of outcome.figures)
    say(
      `${(goal?.isMet ?? true) ? 'met   ' : 'MISSED'} ${what}: ${figure}${goal ? ` (goal ${goal.words})` : ''}`,
    )
  if (!values.short)
    await writeFigures('docs/reliability.md', { kind: 'faults', name, figures: outcome.figures, loadBefore })
  process.stdout.write(`${JSON.stringify({ name, ...outcome.counts, ok: isOk(outcome) })}\n`)
  process.exit(isOk(outcome) ? 0 : 1)
} catch (error) {
  await breakOff(error)
}
