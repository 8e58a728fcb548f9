import { randomUUID } from 'node:crypto'
import type { Check, CheckRun, Problem } from '@throughline/shared/connection-check'
import type { Database, TenantSql } from '../../database/database'
import { Failure } from '../../failure'
import { describe, type Log } from '../../log'
import { tenants } from '../../tenants/tenants'
import { checkRuns, checksPlace } from '../check-runs'
import type { Keyring, TenantSeal } from '../seal'
import { hasPassed, runSteps, type Step, waiting } from './run-steps'

export interface RunTools {
  readonly database: Database
  readonly keyring: Keyring
  readonly log: Log
}

export interface Run {
  readonly tenantId: string
  readonly steps: readonly Step[]
  /** Called in one transaction once all checks have passed. Returns the connection's id. */
  readonly save: (sql: TenantSql, seal: TenantSeal) => Promise<string>
  /** Called in one transaction where a check has failed. */
  readonly fail?: (sql: TenantSql, checks: readonly Check[]) => Promise<void>
  /** Undoes what the checks did on the other side, where it was not saved. */
  readonly undo?: () => Promise<void>
}

const BEAT_MS = 15_000

/** A whole run, waits included. */
export const RUN_MS = 5 * 60_000

/**
 * Begins to run checks and answers at once; they go on in this process. What was typed lives in its memory alone until
 * every check has passed: then everything is stored in one transaction, or nothing is.
 */
export const startRun = async (tools: RunTools, run: Run): Promise<CheckRun> => {
  const begun = await begin(tools, run.tenantId, waiting(run.steps.map(({ id }) => id)))
  void goOn(tools, run, begun)
  const { runId, checks } = begun
  return { runId, state: 'running', checks: [...checks] }
}

/** A run of a form that cannot be tried: what is wrong with it is told, and nothing is called. */
export const startWrongRun = async (
  tools: RunTools,
  tenantId: string,
  wrong: readonly Check[],
): Promise<CheckRun> => {
  const { runId, checks, sealed } = await begin(tools, tenantId, wrong)
  const sealedChecks = await sealed(checks)
  await tools.database.withTenant(tenantId, (sql) => checkRuns(sql).end(runId, 'failed', { sealedChecks }))
  return { runId, state: 'failed', checks: [...checks] }
}

const begin = async (tools: RunTools, tenantId: string, checks: readonly Check[]): Promise<Begun> => {
  const runId = randomUUID()
  const seal = await openSeal(tools, tenantId)
  const sealed = (now: readonly Check[]) => seal.seal(JSON.stringify(now), checksPlace(runId))
  const first = await sealed(checks)
  await tools.database.withTenant(tenantId, (sql) => checkRuns(sql).begin(runId, first))
  return { runId, checks, seal, sealed }
}

/** Seals and opens for this tenant. */
export const openSeal = async (
  { database, keyring }: Pick<RunTools, 'database' | 'keyring'>,
  tenantId: string,
): Promise<TenantSeal> =>
  keyring.openTenant(tenantId, await database.withTenant(tenantId, (sql) => tenants(sql).wrappedKey()))

interface Begun {
  readonly runId: string
  readonly checks: readonly Check[]
  readonly seal: TenantSeal
  readonly sealed: (checks: readonly Check[]) => Promise<string>
}

/** Never throws: what nobody expected ends the run with a reference to the log. */
const goOn = async (tools: RunTools, run: Run, { runId, seal, sealed }: Begun): Promise<void> => {
  const { database, log } = tools
  const { tenantId } = run
  let latest: readonly Check[] = []
  const note = async (sealedChecks?: string) => {
    const goesOn = await database.withTenant(tenantId, (sql) => checkRuns(sql).note(runId, sealedChecks))
    if (!goesOn) throw new Failure('cannot-connect', 'These checks took too long and count as failed.')
  }
  const beat = setInterval(() => void note().catch(() => {}), BEAT_MS)
  const end = async (checks: readonly Check[]) => {
    const sealedChecks = await sealed(checks)
    await database.withTenant(tenantId, async (sql) => {
      await checkRuns(sql).end(runId, 'failed', { sealedChecks })
      await run.fail?.(sql, checks)
    })
  }
  try {
    latest = await runSteps(run.steps, async (checks) => {
      latest = checks
      await note(await sealed(checks))
    })
    if (!hasPassed(latest)) return await end(latest)
    const sealedChecks = await sealed(latest)
    await database.withTenant(tenantId, async (sql) => {
      const connectionId = await run.save(sql, seal)
      const isEnded = await checkRuns(sql).end(runId, 'saved', { sealedChecks, connectionId })
      if (!isEnded) throw new Failure('cannot-connect', 'These checks took too long and count as failed.')
    })
  } catch (error) {
    const reference = runId.slice(0, 8)
    log.error({ ...describe(error), tenant: tenantId, reference }, 'the checks of a connection broke off')
    await run.undo?.().catch(() => {})
    await end(brokenOff(latest, reference)).catch(() => {})
  } finally {
    clearInterval(beat)
  }
}

/** The check that ran, or the last one where saving failed, tells that it broke off. */
export const brokenOff = (checks: readonly Check[], reference: string): readonly Check[] => {
  const running = checks.findIndex(({ state }) => state === 'running')
  const at = running < 0 ? checks.length - 1 : running
  const problem: Problem = { id: 'unexpected', facts: {}, reference }
  return checks.map((check, index) => (index === at ? { ...check, state: 'failed', problem } : check))
}
