import { sameWords } from '../prose/says-something'
import type { AreaFacts } from './facts'
import type { Subject } from './subjects-of'

/**
 * The areas with the author's own words for each, where a commit has them: one that names the area in its scope or in its
 * words, or one of the names that changed in it. Where only one part of the code changed, it takes what is left.
 */
export const withSubjects = (
  areas: readonly AreaFacts[],
  subjects: readonly Subject[],
): readonly AreaFacts[] => {
  const given = new Map<AreaFacts, Subject>()
  for (const subject of subjects) {
    const area = areaOf(areas, subject)
    if (area && !given.has(area)) given.set(area, subject)
  }
  return areas.map((area) => {
    const subject = given.get(area)
    return subject ? { ...area, subject: subject.text } : area
  })
}

/** Tests, packages and the like say all that there is to say of them. */
const areaOf = (areas: readonly AreaFacts[], subject: Subject): AreaFacts | undefined => {
  const code = areas.filter(({ kind }) => kind === 'code')
  const scores = code.map((area) => scoreOf(area, subject))
  const best = Math.max(0, ...scores)
  if (best > 0)
    return scores.filter((score) => score === best).length === 1 ? code[scores.indexOf(best)] : undefined
  return code.length === 1 ? code[0] : undefined
}

const SCOPE = 10

const scoreOf = ({ area, facts }: AreaFacts, { text, scope }: Subject): number => {
  const scoped = scope !== undefined && sameWords(scope) === sameWords(area) ? SCOPE : 0
  const said = new Set(wordsOf(text))
  const inArea = wordsOf(area).filter((word) => said.has(word)).length * 2
  const names = new Set(facts.flatMap((fact) => fact.names).flatMap(wordsOf))
  return scoped + inArea + [...names].filter((word) => said.has(word)).length
}

/** Those of a name, too; without the ending that tells one from many. */
const wordsOf = (text: string): readonly string[] =>
  text
    .replace(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 2)
    .map((word) => word.replace(/s$/, ''))
