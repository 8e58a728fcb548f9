import { alignedParts } from './aligned-parts'
import type { Gathered } from './gather-evidence'
import type { OpenIssue } from './open-issue'
import { areSamePerson } from './people'
import { componentSignal, pathSignal } from './signals-of'
import { weighBy } from './text-evidence'
import { versionsOf } from './versions'
import { changeWords, wordsOfCourse } from './words-of-course'

/**
 * What sets a pull request and its likeliest issue apart. Where the right issue is missing, its next of kin comes first:
 * the same work for another part, the same fault elsewhere. They share most words, and differ in one that counts.
 */
export function contrastEvidence(
  { asked, candidates }: Pick<Gathered, 'asked' | 'candidates'>,
  at: number,
): Readonly<Record<string, number>> {
  const issue = candidates.issues[at]
  if (!issue) return {}
  const { text } = issue
  const { rarity } = weighBy(candidates.statistics)
  const weightOf = (words: readonly string[]) => words.reduce((sum, word) => sum + rarity(word), 0)
  const told = [...asked.title].filter((word) => !wordsOfCourse.has(word))
  const summary = [...text.summary].filter((word) => !wordsOfCourse.has(word))
  const others = candidates.issues.filter((_, place) => place !== at)
  const unsaid = told.filter((word) => !text.words.has(word))
  const unsaidAbove = told.filter((word) => !text.summary.has(word))
  const shared = told.filter((word) => text.summary.has(word))
  const changed = [...asked.title].filter((word) => !changeWords.has(word))
  const subject = [...text.summary].filter((word) => !changeWords.has(word))
  const { inOrder, replaced } = alignedParts(told, summary)
  const holding = (other: OpenIssue) => weightOf(unsaidAbove.filter((word) => other.text.summary.has(word)))
  const own = others.filter(({ assignee }) => areSamePerson(assignee, asked.author))
  const component = componentSignal(asked, issue)?.id
  return {
    toldInText: 1 - weightOf(unsaid) / (weightOf(told) || 1),
    unsaid: unsaid.length,
    isAllInSummary: Number(unsaidAbove.length === 0),
    saidByOwn: Math.max(0, ...own.map(holding)) / (weightOf(told) || 1),
    kin: Math.log1p(others.filter((other) => holdsAll(other, shared)).length),
    replaced,
    inOrder: inOrder / Math.max(1, told.length, summary.length),
    inOrderOfShorter: inOrder / Math.max(1, Math.min(told.length, summary.length)),
    isOtherVersion: Number(areApart(asked.versions, versionsOf(issue.summary))),
    changedUnsaid: Math.sqrt(changed.filter((word) => !text.summary.has(word)).length),
    isSubjectMet: Number(subject.every((word) => asked.all.has(word) || asked.paths.has(word))),
    startsAlike: Number(asked.title.has(subject[0] ?? '')),
    identifiersUnmet: [...text.summaryIdentifiers].filter((name) => !asked.identifiers.has(name)).length,
    namesPath: Number(pathSignal(asked, issue) !== undefined),
    isOfComponent: Number(component === 'component'),
    isOfOtherComponent: Number(component === 'otherComponent'),
  }
}

const holdsAll = ({ text }: OpenIssue, words: readonly string[]) =>
  words.length > 0 && words.every((word) => text.summary.has(word))

/** Both name some, and none that the other names. */
const areApart = (some: ReadonlySet<string>, others: ReadonlySet<string>) =>
  some.size > 0 && others.size > 0 && ![...some].some((one) => others.has(one))
