import { Check, type CheckRun } from '@throughline/shared/connection-check'
import { z } from 'zod'
import { checksPlace, type StoredRun } from '../check-runs'
import type { TenantSeal } from '../seal'
import { brokenOff } from './start-run'

/** A stored run as people see it. One whose process died broke off. */
export const readRun = async (seal: TenantSeal, stored: StoredRun): Promise<CheckRun> => {
  const { runId, state, fellSilent, sealedChecks, connectionId } = stored
  const checks = z.array(Check).parse(JSON.parse(await seal.unseal(sealedChecks, checksPlace(runId))))
  return {
    runId,
    state,
    checks: [...(fellSilent ? brokenOff(checks, runId.slice(0, 8)) : checks)],
    ...(connectionId !== undefined && { connectionId }),
  }
}
