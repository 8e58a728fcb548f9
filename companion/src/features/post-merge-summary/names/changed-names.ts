import type { Hunk } from '../../../patches/hunk'
import { readHunks } from '../../../patches/read-patch'
import { headingOf, type SignedLine, signedLinesOf } from '../../../patches/signed-lines'
import type { ChangedFile } from '../../../pull-requests/pull-request'
import { type Declaration, declarationIn, indentOf } from './declaration-in'
import { type Language, languageOf } from './languages'

/** Names of what others can use, by what became of it. In the order of the file, each once. */
export interface ChangedNames {
  readonly added: readonly string[]
  readonly changed: readonly string[]
  readonly removed: readonly string[]
  /** Everything public that stands on an added line, members of new types too: what left another file may be here. */
  readonly placed: readonly string[]
}

const none: ChangedNames = { added: [], changed: [], removed: [], placed: [] }

/**
 * The public names that a change of one file adds, changes or removes, as far as its patch tells: what is declared on
 * its lines, and what the changed lines stand in. Names alone, never a line of code. Linear in the patch.
 */
export const changedNamesOf = ({ path, patch }: Pick<ChangedFile, 'path' | 'patch'>): ChangedNames => {
  const language = languageOf(path)
  if (!language || patch === undefined) return none
  const seen: Seen = {
    added: new Set(),
    removed: new Set(),
    kept: new Set(),
    touched: new Set(),
    placed: new Set(),
    types: new Set(),
  }
  for (const hunk of readHunks(patch)) walk(language, hunk, seen)
  const names = namesOf(seen)
  return language.methods === 'after a type' ? typesFirst(names, seen.types) : names
}

interface Seen {
  readonly added: Set<string>
  readonly removed: Set<string>
  /** Declared on a line that stayed as it is. */
  readonly kept: Set<string>
  /** Something within it was added or removed. */
  readonly touched: Set<string>
  readonly placed: Set<string>
  readonly types: Set<string>
}

const namesOf = ({ added, removed, kept, touched, placed }: Seen): ChangedNames => {
  const isNew = (name: string) => added.has(name) && !removed.has(name) && !kept.has(name)
  const isGone = (name: string) => removed.has(name) && !added.has(name) && !kept.has(name)
  return {
    added: [...added].filter(isNew),
    changed: [...new Set([...touched, ...added])].filter((name) => !isNew(name) && !isGone(name)),
    removed: [...removed].filter(isGone),
    placed: [...placed],
  }
}

/** Where everything stands in a class, the class says the most, and what only reads or sets a field the least. */
const typesFirst = (names: ChangedNames, types: ReadonlySet<string>): ChangedNames => {
  const rank = (name: string) => {
    if (types.has(name)) return 0
    return /^(?:get|set|is|with)[A-Z]/.test(name) ? 2 : 1
  }
  const ranked = (list: readonly string[]) => [...list].sort((a, b) => rank(a) - rank(b))
  const { added, changed, removed, placed } = names
  return { added: ranked(added), changed: ranked(changed), removed: ranked(removed), placed }
}

/** What stands around a line: from the outside in. */
type Around = readonly (Declaration & { readonly sign: SignedLine['sign'] })[]

const walk = (language: Language, hunk: Hunk, seen: Seen) => {
  const outer = declarationIn(language, headingOf(hunk))
  let around: Around = outer ? [{ ...outer, sign: ' ' }] : []
  if (outer?.kind === 'type') seen.types.add(outer.name)
  for (const line of signedLinesOf(hunk)) {
    if (line.text.trim() !== '') around = step(language, line, around, seen)
  }
}

/** Notes what a line does, and says what stands around the next one. */
const step = (language: Language, { sign, text }: SignedLine, outer: Around, seen: Seen): Around => {
  const declared = declarationIn(language, text)
  const around = without(outer, text, declared !== undefined)
  if (declared && isCounted(declared, around)) {
    if (declared.kind === 'type') seen.types.add(declared.name)
    if (declared.isPublic) note(seen, declared.name, sign, around)
    return [...around, { ...declared, sign }]
  }
  if (sign !== ' ' && isTelling(text)) touch(seen, around)
  const isEnd = /^\s*[)}\]]+[;,]?$/.test(text)
  return isEnd ? around.filter(({ indent }) => indent < indentOf(text)) : around
}

/** A line that is not further in ends what stands around it; its own opening and closing brackets do not. */
const without = (around: Around, text: string, isDeclaration: boolean): Around => {
  const indent = indentOf(text)
  const isBracket = !isDeclaration && /^\s*[)}\]{]/.test(text)
  return around.filter((outer) => (isBracket ? outer.indent <= indent : outer.indent < indent))
}

/** A call within a function looks like a member of a type; so does a function within a function that nobody sees. */
const isCounted = ({ isMember, kind }: Declaration, around: Around): boolean => {
  const parent = around.at(-1)
  if (isMember) return parent !== undefined && parent.kind !== 'function'
  return parent === undefined || parent.kind === 'type' || kind === 'type'
}

/** Members of something hidden are hidden, and those of something new are a part of it. */
const note = (seen: Seen, name: string, sign: SignedLine['sign'], around: Around) => {
  const outer = around.at(-1)
  if (outer && (!outer.isPublic || outer.kind === 'function')) return touchUnless(sign, seen, around)
  if (sign === '+') seen.placed.add(name)
  if (sign === ' ') seen.kept.add(name)
  else if (outer && outer.sign === sign) return
  else if (sign === '+') seen.added.add(name)
  else seen.removed.add(name)
}

const touchUnless = (sign: SignedLine['sign'], seen: Seen, around: Around) => {
  if (sign !== ' ') touch(seen, around)
}

/** The innermost public thing around a changed line has changed; nothing has where even the outermost is hidden. */
const touch = ({ touched }: Seen, around: Around) => {
  const hidden = around.findIndex(({ isPublic }) => !isPublic)
  const within = (hidden === -1 ? around : around.slice(0, hidden)).at(-1)
  if (within && within.sign === ' ') touched.add(within.name)
}

/** Comments and imports change nothing that has a name. */
const isTelling = (text: string): boolean =>
  !/^\s*(?:\/\/|\/\*|\*|#(?!\[)|--|import\b|from\b|@\w|using\b|use\b|require\b|package\b|"""|''')/.test(text)
