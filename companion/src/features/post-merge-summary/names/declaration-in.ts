import type { Language, NameKind } from './languages'

export interface Declaration {
  readonly name: string
  readonly kind: NameKind
  /** As far as the line says; what stands in something hidden is hidden all the same. */
  readonly isPublic: boolean
  /** Told by brackets alone, so that it counts only within a type. */
  readonly isMember: boolean
  /** Blanks and tabs before it. */
  readonly indent: number
}

/** More words than this before a name have never been seen. */
const MOST_MODIFIERS = 8

/** What a line of code declares; undefined where it only uses what others declare. */
export const declarationIn = (language: Language, line: string): Declaration | undefined => {
  const indent = indentOf(line)
  const exported = /^exports\.(\w+) =/.exec(line.replace(/^module\./, ''))?.[1]
  if (exported && language.opening?.includes('export'))
    return { name: exported, kind: 'value', isPublic: true, isMember: false, indent }

  const { modifiers, rest } = modifiersOf(language, line.slice(indent))
  const found = announced(language, rest) ?? method(language, rest, modifiers.length > 0)
  if (!found || unspeaking.includes(found.name) || found.name.length < 3) return undefined
  return { ...found, isPublic: isPublic(language, modifiers, found), indent }
}

export const indentOf = (line: string): number => line.length - line.trimStart().length

/** Names that say nothing about what was done. */
const unspeaking =
  'toString equals hashCode main constructor init initialize setup teardown setUp tearDown index handler default props Props State template extends implements'.split(
    ' ',
  )

const modifiersOf = (language: Language, code: string) => {
  const modifiers: string[] = []
  let rest = code
  for (let count = 0; count < MOST_MODIFIERS; count += 1) {
    const annotation = /^(?:@\w{1,60}(?:\([^()]{0,100}\))?|\[\w{1,60}\]) +/.exec(rest)?.[0]
    const word = /^\w{2,20}/.exec(rest)?.[0] ?? ''
    if (annotation) rest = rest.slice(annotation.length)
    else if (isModifier(language, word, rest)) {
      modifiers.push(word)
      rest = rest
        .slice(word.length)
        .replace(/^\([^()]{0,40}\)/, '')
        .trimStart()
    } else break
  }
  return { modifiers, rest }
}

/** `const` of `pub const fn` is one; `const` of `export const fn` is a keyword. */
const isModifier = ({ modifiers, keywords }: Language, word: string, rest: string) =>
  modifiers.includes(word) &&
  !(Object.hasOwn(keywords, word) && !/^\w+ (class|struct|fn)\b/.test(rest)) &&
  /^\w+(\([^()]{0,40}\))? /.test(rest)

/** `class Retry`, `func (p *Policy) Retry(`, `fun <T> Retry(`, `def self.retry`, `enum class Retry`. */
const announced = ({ keywords }: Language, rest: string) => {
  const keyword = /^\w{2,12}/.exec(rest)?.[0] ?? ''
  if (!Object.hasOwn(keywords, keyword)) return undefined
  const after = rest.slice(keyword.length).replace(/^\*/, '')
  if (!/^[ \t]/.test(after)) return undefined
  const target = after
    .trimStart()
    .replace(/^\([^()]{0,100}\) /, '')
    .replace(/^<[^<>]{0,60}> /, '')
    .replace(/^(?:class|struct|self\.|\*)\s*/, '')
  const name = /^[\p{L}_$][\p{L}\p{N}_$]{0,79}[?!]?/u.exec(target)?.[0]
  const isNamed = name && isAfterName(target[name.length])
  return isNamed ? { name, kind: keywords[keyword] ?? 'value', isMember: false } : undefined
}

const isAfterName = (sign: string | undefined) => sign === undefined || /[\s(:<{=;,[.]/.test(sign)

const statements =
  'if for while switch catch return else do try new super await throw case function synchronized using lock foreach elseif unless'.split(
    ' ',
  )

/** `Receipt charge(Order order) {` and `async charge(order) {`. */
const method = ({ methods }: Language, rest: string, hasModifiers: boolean) => {
  const bracket = rest.indexOf('(')
  if (methods === undefined || bracket < 1) return undefined
  const before = rest.slice(0, bracket)
  if (/[=.;!&|+?"'`]/.test(before)) return undefined
  const words = before.trim().split(/\s+/)
  const name = words.at(-1) ?? ''
  if (!/^[\p{L}_$][\p{L}\p{N}_$]{0,79}$/u.test(name) || statements.includes(words[0] ?? '')) return undefined
  const isOne =
    methods === 'after a type' ? words.length > 1 && hasModifiers : words.length === 1 && rest.endsWith('{')
  return isOne ? { name, kind: 'function' as const, isMember: methods === 'before a block' } : undefined
}

const isPublic = (
  language: Language,
  modifiers: readonly string[],
  { name, isMember }: { readonly name: string; readonly isMember: boolean },
): boolean => {
  if (modifiers.some((word) => language.hiding.includes(word))) return false
  if (language.isHiddenName?.(name)) return false
  const saysSo = language.opening === undefined || isMember
  return (
    saysSo || modifiers.some((word) => language.opening?.includes(word)) || language.opening?.length === 0
  )
}
