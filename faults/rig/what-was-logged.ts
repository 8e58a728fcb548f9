interface LogLine {
  readonly level: number
  readonly msg: string
  readonly reason?: string
}

const WARN = 40
const MOST_KINDS = 25

/** The warnings and errors of a log, each kind once with how often it came, and whatever is not a log line at all. */
export const whatWasLogged = (log: string): readonly string[] => {
  const counts = new Map<string, number>()
  for (const line of log.split('\n')) {
    const words = wordsOf(line)
    if (words) counts.set(words, (counts.get(words) ?? 0) + 1)
  }
  const kinds = [...counts].map(([words, count]) => `  ${count} × ${words}`)
  const rest = kinds.length - MOST_KINDS
  return rest > 0 ? [...kinds.slice(0, MOST_KINDS), `  and ${rest} more kinds`] : kinds
}

const wordsOf = (line: string): string | undefined => {
  if (!line.startsWith('{')) return line.trim().slice(0, 200) || undefined
  const { level, msg, reason = '' } = JSON.parse(line) as LogLine
  if (level < WARN) return undefined
  return `${msg.split('\n')[0]} ${reason}`.replace(/\d+/g, 'n').trim().slice(0, 200)
}
