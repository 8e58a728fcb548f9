import { contrastEvidence } from './contrast-evidence'
import { compared } from './evidence'
import type { Gathered } from './gather-evidence'
import type { IssueFacts } from './issue-facts'
import type { Ranked } from './rank-candidates'

/** What tells whether the first candidate, of which these facts are known, is the right one, or whether none is. */
export function trustEvidence(
  ranked: readonly Ranked[],
  gathered: Gathered,
  { earlierClaim }: Pick<IssueFacts, 'earlierClaim'>,
): Readonly<Record<string, number>> {
  const numbers = numbersOf(ranked, gathered)
  return { ...numbers, ...flattened(numbers), earlierClaim }
}

/** Each number once more so that it counts the less, the more of it there is. */
const flattened = (numbers: Readonly<Record<string, number>>) =>
  Object.fromEntries(
    Object.entries(numbers).map(([name, value]) => [
      `${name}Flat`,
      Math.sign(value) * Math.log1p(Math.abs(value)),
    ]),
  )

function numbersOf(ranked: readonly Ranked[], gathered: Gathered): Readonly<Record<string, number>> {
  const [first, second, third] = ranked
  if (!first) return {}
  const { evidence } = gathered
  const of = (one: Ranked | undefined, name: string) => (one && evidence.get(name)?.[one.at]) ?? 0
  const gap = (name: string) => of(first, name) - of(second, name)
  const titleWords = of(first, 'titleWords')
  const summaryWords = of(first, 'summaryWords')
  return {
    ...Object.fromEntries(told.map((name) => [name, of(first, name)])),
    score: first.score,
    probability: first.probability,
    secondProbability: second?.probability ?? 0,
    margin: second ? first.score - second.score : NO_RIVAL,
    marginToThird: third ? first.score - third.score : NO_RIVAL,
    rivals: ranked.filter(({ score }) => score > first.score - 2).length,
    doubt: -ranked.reduce((sum, { probability: p }) => sum + (p > 0 ? p * Math.log(p) : 0), 0),
    agreement: compared.filter((name) => of(first, `${name}Place`) === 1).length,
    titleLeft: titleWords * (1 - of(first, 'titleInSummary')),
    titleMet: titleWords * of(first, 'titleInSummary'),
    summaryLeft: summaryWords * (1 - of(first, 'summaryInAll')),
    summaryMet: summaryWords * of(first, 'summaryInAll'),
    cosineGap: gap('cosine'),
    allGap: gap('all'),
    summaryGap: gap('summaryInAll'),
    ...contrastEvidence(gathered, first.at),
  }
}

/** How far ahead a candidate counts that has nobody behind it. */
const NO_RIVAL = 20

/** Of the first candidate itself. */
const told = [
  'all',
  'title',
  'body',
  'commits',
  'paths',
  'components',
  'cosine',
  'subjectCosine',
  'letterShare',
  'pairShare',
  'wordShare',
  'summaryInAll',
  'summaryInTitle',
  'titleInSummary',
  'titleInText',
  'branchInSummary',
  'rarestTitle',
  'rarestTitleAnywhere',
  'rarestTitleMissing',
  'rarestSummaryMissing',
  'numbersMissing',
  'rarestPath',
  'patchInSummary',
  'identifiers',
  'summaryIdentifiers',
  'fileNames',
  'isAssignee',
  'isOthers',
  'assigneeLikeness',
  'isReporter',
  'quietDays',
  'ownQuietDays',
  'ownActivity',
  'ageDays',
  'isSamePlatform',
  'isOtherPlatform',
  'allLead',
  'titleLead',
  'cosineLead',
  'letterShareLead',
  'summaryInAllLead',
  'titleInTextLead',
  'titleWords',
  'summaryWords',
  'knowsPeople',
  'knowsAuthor',
  'ownIssues',
  'ownTextPlace',
  'ownRecentPlace',
  'poolSize',
  'authorOwns',
  'localAll',
  'localTitle',
  'localSummary',
  'localSummaryTitle',
  'localLetters',
  'localLettersBack',
  'onlyHere',
  'localAllLead',
  'localSummaryLead',
  'localLettersLead',
  'allPlace',
  'titlePlace',
  'cosinePlace',
  'summaryInAllPlace',
  'letterSharePlace',
] as const
