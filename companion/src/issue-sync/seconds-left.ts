/** How far a reading has come, and how much of an hour's points it may still use. */
export interface Pace {
  readonly read: number
  readonly expected: number
  readonly elapsedSeconds: number
  /** Undefined where nobody counts points. */
  readonly budget:
    | { readonly left: number; readonly anHour: number; readonly secondsToNextHour: number }
    | undefined
}

/** Before the first page, and while a reading mostly waited: the time of one issue. */
const USUAL_SECONDS = 0.02

/** About how long a reading still takes. */
export const secondsLeft = ({ read, expected, elapsedSeconds, budget }: Pace): number => {
  const left = Math.max(0, expected - read)
  const measured = read > 0 ? elapsedSeconds / read : USUAL_SECONDS
  if (!budget) return left * measured
  const each = Math.min(measured, USUAL_SECONDS)
  if (left <= budget.left) return left * each
  const later = left - budget.left
  const fullHours = Math.floor(later / budget.anHour)
  return budget.secondsToNextHour + fullHours * 3_600 + (later % budget.anHour) * each
}
