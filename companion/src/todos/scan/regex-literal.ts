import { isEndless, type Opening, type Scan } from './scan'
import { isWordSign } from './where'

/** `/…/` where a value is expected. Source: ECMA-262, the goal symbols of the lexical grammar. */
export const regexLiteral: Opening = {
  sign: '/',
  isAllowed: (text, at) => expectsValue(text, at),
  read(scan, at) {
    if (isEndless(scan, regexLiteral, at)) return undefined
    const to = walk(scan, at + 1)
    if (scan.text.charAt(to) === '/' && to < scan.end) return to + 1
    scan.endless.set(regexLiteral, to)
    return undefined
  },
}

const walk = (scan: Scan, from: number): number => {
  const { text, end } = scan
  let isInClass = false
  let at = from
  for (; at < end; at += 1) {
    const sign = text.charAt(at)
    if (sign === '\n' || (sign === '/' && !isInClass)) break
    if (sign === '\\') at += 1
    else if (sign === '[') isInClass = true
    else if (sign === ']') isInClass = false
  }
  scan.effort.steps += at - from + 1
  return at
}

const LONGEST_WORD = 12
const wordsBeforeValues: ReadonlySet<string> = new Set(
  'return case typeof instanceof in of do else void delete throw new await yield'.split(' '),
)

const expectsValue = (text: string, at: number) => {
  let before = at - 1
  while (before >= 0 && ' \t\r\n'.includes(text.charAt(before))) before -= 1
  if (before < 0) return true
  if (!isWordSign(text.charCodeAt(before))) return '(,=:[!&|?{};+-*%~^<>'.includes(text.charAt(before))
  let start = before
  while (start >= 0 && before - start < LONGEST_WORD && isWordSign(text.charCodeAt(start))) start -= 1
  return wordsBeforeValues.has(text.slice(start + 1, before + 1))
}
