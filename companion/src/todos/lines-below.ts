import { standsAlone, undrawn } from './comment-line'
import type { Comment } from './scan/scan'

const MOST_LINES = 20

/**
 * The lines that go on below one line of a comment, which ends at `to`: the rest of its block, or the lines that comment
 * right below it and nothing else. They end before an empty one, a tag such as `@param`, and where `endsAt` says so.
 */
export const linesBelow = (
  text: string,
  comments: readonly Comment[],
  { index, to }: { readonly index: number; readonly to: number },
  endsAt: (line: string) => boolean,
): readonly string[] => {
  const own = comments[index]
  if (!own) return []
  const goesOn = (line: string) => line !== '' && !startsWithTag.test(line) && !endsAt(line)
  if (to < own.to) return restOfBlock(text, own, to + 1, goesOn)
  return own.kind === 'line' ? commentsBelow(text, comments, index, goesOn) : []
}

const startsWithTag = /^[@\\][a-z]/

const restOfBlock = (text: string, own: Comment, from: number, goesOn: (line: string) => boolean) => {
  const below: string[] = []
  for (let at = from; at <= own.to && below.length < MOST_LINES; ) {
    const lineEnd = text.indexOf('\n', at)
    const to = lineEnd === -1 ? own.to : Math.min(own.to, lineEnd)
    const line = undrawn(text.slice(at, to), own.kind)
    if (!goesOn(line)) break
    below.push(line)
    at = to + 1
  }
  return below
}

const commentsBelow = (
  text: string,
  comments: readonly Comment[],
  index: number,
  goesOn: (line: string) => boolean,
) => {
  const below: string[] = []
  for (let at = index + 1; below.length < MOST_LINES; at += 1) {
    const [last, next] = [comments[at - 1], comments[at]]
    if (!last || next?.kind !== 'line' || !isRightBelow(text, last, next)) break
    const line = undrawn(text.slice(next.from, next.to), next.kind)
    if (!goesOn(line) || !standsAlone(text, last)) break
    below.push(line)
  }
  return below
}

const LONGEST_INDENT = 200

const isRightBelow = (text: string, { to }: Comment, { openedAt }: Comment) =>
  text[to] === '\n' && openedAt - to <= LONGEST_INDENT && text.slice(to, openedAt).trim() === ''
