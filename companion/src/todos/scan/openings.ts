import { allLanguages } from '../languages/all-languages'
import type { Language } from '../languages/language'
import { blockComment, lineComment, strayEnd } from './comments'
import { endOfLine, heredoc } from './heredocs'
import { regexLiteral } from './regex-literal'
import { region } from './regions'
import type { Opening } from './scan'
import { braces, stringOf, taggedString } from './strings'

/** Everything that can begin in a language, by the code of its first sign; longer signs stand first. */
export interface Openings {
  readonly byCode: readonly (readonly Opening[] | undefined)[]
  /** 1 for each code that something begins with. */
  readonly begins: Uint8Array
}

/** Throws for a language that the table does not have. */
export const openingsOf = (name: string): Openings => {
  const openings = known.get(name)
  if (openings) return openings
  throw new Error(`There is no language called ${name}.`)
}

const everyOpening = (language: Language): readonly Opening[] => [
  ...(language.endsAt ? [partEnd(language.endsAt)] : []),
  ...(language.regions ?? []).map(region),
  ...(language.blockComments ?? []).map(blockComment),
  ...(language.lineComments ?? []).map((form) => lineComment(form, language.endsAt)),
  ...(language.strings ?? []).map(stringOf),
  ...(language.taggedStrings ?? []).map(taggedString),
  ...(language.heredocs ?? []).map(heredoc),
  ...(language.heredocs ? [endOfLine] : []),
  ...(language.strings?.some(({ hasHoles }) => hasHoles) ? braces : []),
  ...(language.hasRegexLiterals ? [regexLiteral] : []),
  ...(language.hasEscapesInCode ? [escaped] : []),
  ...(language.blockComments ?? []).filter(({ closesOnlyThis }) => closesOnlyThis).map(strayEnd),
]

/** The end of a part in another language. */
const partEnd = (sign: string): Opening => ({
  sign,
  isAllowed: () => true,
  read(scan, at) {
    scan.isOver = true
    return at + sign.length
  },
})

const escaped: Opening = { sign: '\\', isAllowed: () => true, read: (_, at) => at + 2 }

const byFirstSign = (openings: readonly Opening[]): Openings => {
  const byCode: Opening[][] = Array.from({ length: ASCII }, () => [])
  for (const opening of openings) for (const code of codesOf(opening)) byCode[code]?.push(opening)
  for (const list of byCode) list.sort((one, other) => other.sign.length - one.sign.length)
  return {
    byCode: byCode.map((list) => (list.length > 0 ? list : undefined)),
    begins: Uint8Array.from(byCode, (list) => (list.length > 0 ? 1 : 0)),
  }
}
const ASCII = 128

const codesOf = ({ sign, anyCase }: Opening) => {
  const first = sign.charAt(0)
  return new Set(
    (anyCase ? [first.toLowerCase(), first.toUpperCase()] : [first]).map((one) => one.charCodeAt(0)),
  )
}

const known: ReadonlyMap<string, Openings> = new Map(
  allLanguages.map((language) => [language.name, byFirstSign(everyOpening(language))]),
)
