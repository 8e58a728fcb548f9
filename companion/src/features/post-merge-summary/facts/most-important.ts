import type { FileKind } from '../kind-of'
import type { AreaFacts, Fact } from './facts'

/** A comment has five lines at most, and one of them says how big the change is. */
const MOST_AREAS = 4

/** Whoever runs the product has to know of these, however many parts of the code there are. */
const mustBeKnown: readonly FileKind[] = ['migrations', 'configuration']
/** What supports a change, in the order in which somebody asks for it. */
const order: readonly FileKind[] = [
  'code',
  'migrations',
  'configuration',
  'dependencies',
  'translations',
  'tests',
  'build',
  'documentation',
  'generated',
]

/** Four of them: the code by the weight of its change, then what supports it. */
export const mostImportant = (areas: readonly AreaFacts[]): readonly AreaFacts[] => {
  const ranked = [...areas].sort(
    (a, b) =>
      order.indexOf(a.kind) - order.indexOf(b.kind) ||
      weightOf(b) - weightOf(a) ||
      (a.area < b.area ? -1 : 1),
  )
  const known = ranked.filter(({ kind }) => mustBeKnown.includes(kind))
  const code = ranked.filter(({ kind }) => kind === 'code').slice(0, MOST_AREAS - known.length)
  const chosen = [...code, ...known]
  const rest = ranked.filter((area) => !chosen.includes(area) && area.kind !== 'code')
  const all = new Set([...chosen, ...rest.slice(0, MOST_AREAS - chosen.length)])
  return ranked.filter((area) => all.has(area))
}

/** What came or went weighs more than what changed, and a thousand lines weigh no more than what they are for. */
const weightOf = ({ facts, lines }: AreaFacts): number =>
  facts.reduce((sum, fact) => sum + weightOfFact(fact), 0) + Math.min(lines, MOST_LINES) / LINES_OF_A_POINT

const MOST_LINES = 1_200
const LINES_OF_A_POINT = 20

const weightOfFact = ({ verb, names }: Fact): number => {
  const told = Math.min(names.length, 3)
  return verb === 'adds' || verb === 'removes' ? 30 + told * 10 : told * 5
}
