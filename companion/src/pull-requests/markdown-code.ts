/**
 * The code fence that is open below a line, given the one that was open above it; undefined when there is none.
 * A fence is told by its own signs: three or more backticks or tildes.
 * Source: https://github.github.com/gfm/#fenced-code-blocks
 */
export function fenceAfter(above: string | undefined, line: string): string | undefined {
  const text = line.trim()
  const sign = text.startsWith('~') ? '~' : '`'
  const marker = text.slice(0, endOfRun(text, 0, sign))
  const rest = text.slice(marker.length)
  if (above) return marker.startsWith(above) && rest === '' ? undefined : above
  const isFence = marker.length >= 3 && !(sign === '`' && rest.includes('`'))
  return isFence ? marker : undefined
}

/** For each length of a run of backticks, where the last such run of the line stands, counted from the text's start. */
export function lastRunsOfBackticks(text: string, start: number, end: number): ReadonlyMap<number, number> {
  const line = text.slice(start, end)
  const last = new Map<number, number>()
  let at = line.indexOf('`')
  while (at !== -1) {
    const runEnd = endOfRun(line, at, '`')
    last.set(runEnd - at, start + at)
    at = line.indexOf('`', runEnd)
  }
  return last
}

/** The next place to look at: beyond the character here, the one it escapes, or the code span it opens. */
export function leap(
  text: string,
  at: number,
  { lastRuns }: { readonly lastRuns: ReadonlyMap<number, number> },
): number {
  if (text[at] === '\\') return at + 2
  if (text[at] !== '`') return at + 1
  const runEnd = endOfRun(text, at, '`')
  const length = runEnd - at
  const closes = lastRuns.get(length) ?? at
  return closes > at ? endOfSpan(text, runEnd, length) : runEnd
}

/** The caller has seen that the closing run is there. */
function endOfSpan(text: string, from: number, length: number): number {
  let start = text.indexOf('`', from)
  let end = endOfRun(text, start, '`')
  while (end - start !== length) {
    start = text.indexOf('`', end)
    end = endOfRun(text, start, '`')
  }
  return end
}

function endOfRun(text: string, start: number, sign: string): number {
  let end = start
  while (text[end] === sign) end += 1
  return end
}
