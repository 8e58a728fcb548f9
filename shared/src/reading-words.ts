/** How far the open issues of a project have been read. */
export interface ReadingProgress {
  /** As people know it: `SHOP`. */
  readonly project: string
  readonly read: number
  /** Undefined until Jira was asked how many there are. */
  readonly expected?: number | undefined
  readonly secondsLeft?: number | undefined
}

/** One sentence, such as `Reading issues of SHOP: 4,200 of 12,000, about 6 minutes left`. */
export const readingText = ({ project, read, expected, secondsLeft }: ReadingProgress): string => {
  const start = `Reading issues of ${project}`
  if (expected === undefined) return `${start}: it has just begun`
  const left = secondsLeft === undefined ? '' : `, about ${inWords(secondsLeft)} left`
  return `${start}: ${number(read)} of ${number(Math.max(read, expected))}${left}`
}

const inWords = (seconds: number): string => {
  const minutes = Math.max(1, Math.round(seconds / 60))
  if (minutes < 90) return minutes === 1 ? 'a minute' : `${minutes} minutes`
  return `${Math.round(minutes / 60)} hours`
}

const number = (value: number) => value.toLocaleString('en-GB')
