import { plainText } from '../../jira/plain-text'
import { redact } from '../../redaction/redact'
import type { AreaFacts, Fact, MergeFacts, Noun, SizeFacts, Verb } from './facts/facts'

/** One bullet of the summary. */
export interface SummaryArea {
  readonly area: string
  readonly text: string
}

/** How many names of one kind are written out; the others are counted. */
export const MOST_NAMES = 3

/** The facts as sentences, without a model: deterministic, and in as few words as it takes. */
export const writeAreas = (
  { areas }: Pick<MergeFacts, 'areas'>,
  mostNames = MOST_NAMES,
): readonly SummaryArea[] =>
  areas.map((area) => ({ area: clean(area.area), text: clean(sentenceOf(area, mostNames)) }))

/** Names of files are texts of others, too. */
const clean = (text: string) => redact(plainText(text))

const verbs: readonly Verb[] = [
  'adds',
  'covers',
  'changes',
  'adapts',
  'updates',
  'reads',
  'renames',
  'moves',
  'removes',
  'drops',
]

const sentenceOf = ({ facts, subject }: AreaFacts, mostNames: number): string => {
  const clauses = verbs.flatMap((verb) =>
    clausesOf(
      verb,
      facts.filter((fact) => fact.verb === verb),
      mostNames,
    ),
  )
  return `${[...(subject ? [subject] : []), clauses.join(', ')].filter(Boolean).join('; ')}.`
}

/** One clause where it can be read as one list; else one for each list. */
const clausesOf = (verb: Verb, facts: readonly Fact[], mostNames: number): readonly string[] => {
  const [last] = facts.slice(-1)
  const before = facts.slice(0, -1)
  const isOneList =
    last !== undefined &&
    before.length > 0 &&
    last.noun === undefined &&
    facts.every(({ place }) => place === undefined) &&
    before.every(({ noun, names }) => noun && names.length === 1)
  if (!isOneList) return facts.map((fact) => `${verb} ${phraseOf(fact, mostNames)}`)
  const items = [...before.map((fact) => phraseOf(fact, mostNames)), ...last.names]
  return [`${verb} ${listOf(items, before.length + mostNames)}`]
}

const nouns: Readonly<Record<Noun, readonly [one: string, many: string]>> = {
  endpoint: ['the endpoint', 'the endpoints'],
  flag: ['the flag', 'the flags'],
  setting: ['the setting', 'the settings'],
  table: ['the table', 'the tables'],
  column: ['the column', 'the columns'],
  test: ['test', 'tests'],
  file: ['file', 'files'],
}

const phraseOf = ({ noun, names, count, place }: Fact, mostNames: number): string => {
  const where = place === undefined ? '' : ` ${place}`
  if (!noun) return `${listOf(names, mostNames)}${where}`
  const [one, many] = nouns[noun]
  if (count === undefined) return `${names.length === 1 ? one : many} ${listOf(names, mostNames)}${where}`
  const counted = `${grouped.format(count)} ${count === 1 ? one : many}`
  return names.length > 0 ? `${counted} for ${listOf(names, mostNames)}` : counted
}

const grouped = new Intl.NumberFormat('en')

const listOf = (names: readonly string[], most: number): string => {
  const shown = names.slice(0, most)
  const rest = names.length - shown.length
  if (rest > 0) return `${shown.join(', ')} and ${rest} more`
  return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`
}

/** How big it was: `14 files, 320 lines added, 12 removed.` */
export const sizeOf = ({ files, addedLines, removedLines, areas }: SizeFacts, toldAreas: number): string => {
  const parts = areas > toldAreas ? ` in ${areas} areas` : ''
  const added = addedLines > 0 ? [`${lines(addedLines)} added`] : []
  const removed =
    removedLines > 0 ? [`${addedLines > 0 ? grouped.format(removedLines) : lines(removedLines)} removed`] : []
  const counted = files === 1 ? '1 file' : `${grouped.format(files)} files`
  return `${[`${counted}${parts}`, ...added, ...removed].join(', ')}.`
}

const lines = (count: number) => (count === 1 ? '1 line' : `${grouped.format(count)} lines`)
