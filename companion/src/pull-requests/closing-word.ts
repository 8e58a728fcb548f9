/**
 * The word before a place in a text when it promises to close what is named there, as it is written: `Fixes`.
 * One colon may stand between, and the signs that dress a name up: `fixes: [**SHOP-7**]`.
 * Source: https://docs.github.com/en/issues/tracking-your-work-with-issues/using-issues/linking-a-pull-request-to-an-issue
 */
export function closingWordBefore(text: string, place: number): string | undefined {
  const nameStart = backOver(text, place, dressing)
  const gapStart = backOver(text, nameStart, blanks)
  const colon = text.charCodeAt(gapStart - 1) === COLON ? gapStart - 1 : gapStart
  const end = backOver(text, colon, stars)
  if (end === place || !lastLetters.has(text.charCodeAt(end - 1))) return undefined
  let start = end
  while (end - start <= longestWord && isLetterOrDigit(text[start - 1])) start -= 1
  const word = text.slice(start, end)
  return closingWords.has(word.toLowerCase()) ? word : undefined
}

const closingWords: ReadonlySet<string> = new Set([
  'close',
  'closes',
  'closed',
  'fix',
  'fixes',
  'fixed',
  'resolve',
  'resolves',
  'resolved',
])
const longestWord = 'resolves'.length
const longestGap = 16

const codesOf = (signs: string): ReadonlySet<number> => new Set([...signs].map((sign) => sign.charCodeAt(0)))
const dressing = codesOf('[(<#*`')
const blanks = codesOf(' \t')
const stars = codesOf('*')
/** Most words before a key end otherwise. */
const lastLetters = codesOf(
  [...closingWords].map((word) => `${word.slice(-1)}${word.slice(-1).toUpperCase()}`).join(''),
)
const COLON = 58

function backOver(text: string, from: number, signs: ReadonlySet<number>): number {
  let at = from
  while (at > 0 && from - at < longestGap && signs.has(text.charCodeAt(at - 1))) at -= 1
  return at
}

const isLetterOrDigit = (sign: string | undefined) => sign !== undefined && /[A-Za-z0-9]/.test(sign)
