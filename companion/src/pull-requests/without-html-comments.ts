import { fenceAfter, lastRunsOfBackticks, leap } from './markdown-code'

/**
 * A markdown text without its HTML comments: what is left is what the git hosts show to a reader.
 * A comment that begins a line and never ends hides everything below it. One that begins within a sentence and never
 * ends is shown as it stands, and so is every comment within code.
 * Source: https://github.github.com/gfm/#html-blocks and https://github.github.com/gfm/#raw-html
 */
export function withoutHtmlComments(markdown: string): string {
  if (!markdown.includes(opening)) return markdown
  const shown: string[] = []
  let from = 0
  for (const comment of commentsIn(markdown)) {
    shown.push(markdown.slice(from, comment.start))
    from = comment.end
  }
  shown.push(markdown.slice(from))
  return shown.join('')
}

const opening = '<!--'
const closing = '-->'

interface Comment {
  readonly start: number
  readonly end: number
}

function* commentsIn(markdown: string): Generator<Comment, void> {
  const lastClosing = markdown.lastIndexOf(closing)
  let fence: string | undefined
  let at = 0
  while (at < markdown.length) {
    const lineEnd = endOfLine(markdown, at)
    const before = fence
    const line = markdown.slice(at, lineEnd)
    fence = fenceAfter(before, line)
    const isSearched = !before && !fence && line.includes(opening)
    at = isSearched ? yield* commentsOnLine(markdown, at, lastClosing) : lineEnd
  }
}

/** Returns where the next line begins: that is further down when a comment runs over several. */
function* commentsOnLine(markdown: string, start: number, lastClosing: number): Generator<Comment, number> {
  let line = lineFrom(markdown, start)
  let isAlone = true
  let at = start
  while (at < line.end) {
    const end = endOfComment(markdown, at, { isAlone, lastClosing })
    if (end === undefined) {
      isAlone &&= markdown[at] === ' '
      at = leap(markdown, at, line)
      continue
    }
    yield { start: at, end }
    at = end
    if (end >= line.end) line = lineFrom(markdown, end)
  }
  return line.end
}

/** Undefined when no comment starts here. `<!-->` is a whole one: its ending may share the dashes. */
function endOfComment(
  markdown: string,
  at: number,
  { isAlone, lastClosing }: { readonly isAlone: boolean; readonly lastClosing: number },
): number | undefined {
  if (!markdown.startsWith(opening, at)) return undefined
  if (at + 2 <= lastClosing) return markdown.indexOf(closing, at + 2) + closing.length
  return isAlone ? markdown.length : undefined
}

function lineFrom(markdown: string, start: number) {
  const end = endOfLine(markdown, start)
  return { end, lastRuns: lastRunsOfBackticks(markdown, start, end) }
}

function endOfLine(text: string, from: number): number {
  const lineBreak = text.indexOf('\n', from)
  return lineBreak === -1 ? text.length : lineBreak + 1
}
