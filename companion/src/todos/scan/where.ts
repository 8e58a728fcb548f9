import type { Where } from '../languages/language'

/** Whether a sign may begin something at this place. Source: each language's own rules, see `Where`. */
export const allows = (where: Where | undefined): ((text: string, at: number) => boolean) =>
  where ? places[where] : () => true

const places: Readonly<Record<Where, (text: string, at: number) => boolean>> = {
  'line-start': (text, at) => isAtLineStart(text, at),
  'column-one': (text, at) => at === 0 || text[at - 1] === '\n',
  'after-blank': (text, at) => at === 0 || ' \t\n\r;)'.includes(text.charAt(at - 1)),
  'after-statement': (text, at) => isAtLineStart(text, at) || followsFullStop(text, at),
  'after-no-word': (text, at) => at === 0 || !isWordSign(text.charCodeAt(at - 1)),
}

const isBlank = (sign: string) => sign === ' ' || sign === '\t'

const isAtLineStart = (text: string, at: number) => {
  const before = lastBeforeBlanks(text, at)
  return before === -1 || text[before] === '\n'
}

const followsFullStop = (text: string, at: number) => text[lastBeforeBlanks(text, at)] === '.'

const lastBeforeBlanks = (text: string, at: number) => {
  let before = at - 1
  while (before >= 0 && isBlank(text.charAt(before))) before -= 1
  return before
}

/** Letters, digits and `_`, and every sign beyond ASCII. */
export const isWordSign = (code: number): boolean =>
  (code >= 97 && code <= 122) ||
  (code >= 65 && code <= 90) ||
  (code >= 48 && code <= 57) ||
  code === 95 ||
  code > 127
