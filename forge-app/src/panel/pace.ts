/** How the last reads went. */
export interface Pace {
  /** How long the companion says the panel may wait. */
  readonly nextReadSeconds: number
  /** A person has just asked, or something has just changed: more may follow. */
  readonly isLively: boolean
  /** Reads that failed in a row. */
  readonly failures: number
}

/** How long the panel stays lively after it was refreshed or has changed. */
export const livelyMs = 30_000

const livelyPaceMs = 2_000
const slowestPaceMs = 300_000

/** How long to wait before the next read: never shorter for a failing companion than for a healthy one. */
export function nextReadMs({ nextReadSeconds, isLively, failures }: Pace): number {
  const calmMs = nextReadSeconds * 1000
  if (failures > 0) return Math.min(calmMs * 2 ** failures, Math.max(calmMs, slowestPaceMs))
  return isLively ? Math.min(calmMs, livelyPaceMs) : calmMs
}
