import type { Asked } from './asked'
import type { Candidates } from './find-candidates'
import { localEvidence } from './local-evidence'
import type { OpenIssue } from './open-issue'
import { areSamePerson, isPerson, nameLikenessTo } from './people'
import { peopleEvidence } from './people-evidence'
import { sharedWordsOf } from './shared-words'
import { createTextEvidence, weighBy } from './text-evidence'

/** Everything that speaks for or against the candidates: by its name, one number for each of them, in their order. */
export type Evidence = ReadonlyMap<string, ArrayLike<number>>

/** Much of it only counts beside what speaks for the other candidates. */
export function evidenceOf(asked: Asked, candidates: Candidates, now: Date): Evidence {
  const { issues, statistics, own } = candidates
  const weigh = weighBy(statistics)
  const shared = sharedWordsOf(asked, issues)
  const textEvidence = createTextEvidence(asked, shared.words, weigh)
  const { author } = asked
  const asking = { isAuthor: isPerson(author), likenessToAuthor: nameLikenessTo(author), now }
  const affinity = affinityTo(own)
  const alone = columnsOf([
    issues.map((issue, at) => textEvidence(issue, shared.met[at] ?? [])),
    issues.map((issue) => peopleEvidence(asking, issue)),
    issues.map((issue) => platformEvidence(asked, issue)),
    issues.map((issue) => kindEvidence(issue)),
    localEvidence(asked, issues, shared),
    issues.map((issue) => ({ authorOwns: affinity(issue) })),
  ])
  return new Map([
    ...alone,
    ...besideOthers(alone),
    ...agreementOf(issues, alone),
    ...settingOf(asked, candidates),
  ])
}

type Columns = ReadonlyMap<string, Float64Array>

function columnsOf(
  groups: readonly (readonly Readonly<Record<string, number>>[])[],
): Map<string, Float64Array> {
  const columns = new Map<string, Float64Array>()
  for (const group of groups)
    for (const name of Object.keys(group[0] ?? {})) {
      const column = new Float64Array(group.length)
      for (let at = 0; at < column.length; at++) column[at] = group[at]?.[name] ?? 0
      columns.set(name, column)
    }
  return columns
}

/** What is the same for every candidate. */
function settingOf({ title, paths, author }: Asked, { issues, statistics, own }: Candidates): Evidence {
  const setting = {
    titleWords: title.size,
    poolSize: Math.log1p(statistics.issueCount),
    ownIssues: Math.log1p(own.length),
    knowsPeople: Number(issues.some(({ assignee, reporter }) => assignee ?? reporter)),
    knowsAuthor: Number(own.length > 0 || issues.some(({ reporter }) => areSamePerson(reporter, author))),
    pathWords: Math.log1p(paths.size),
  }
  return new Map(
    Object.entries(setting).map(([name, value]) => [name, new Float64Array(issues.length).fill(value)]),
  )
}

/** The same platform in both texts, or different ones; files first, then words. */
function platformEvidence(asked: Asked, { text }: OpenIssue) {
  const ofWords = count(asked.platforms, text.platforms)
  let ofFiles = 0
  for (const platform of text.platforms) ofFiles += asked.filePlatforms.get(platform) ?? 0
  const places = [...asked.filePlatforms.keys()].filter((name) => targets.has(name))
  const meant = [...text.platforms].filter((name) => targets.has(name))
  return {
    platformWords: ofWords,
    platformFiles: ofFiles,
    isOtherPlatform: Number(
      places.length > 0 && meant.length > 0 && !meant.some((name) => places.includes(name)),
    ),
    isSamePlatform: Number(meant.some((name) => places.includes(name))),
    platforms: text.platforms.size,
  }
}

const targets: ReadonlySet<string> = new Set([
  'ios',
  'android',
  'windows',
  'web',
  'desktop',
  'blackberry',
  'tizen',
])

const count = (some: ReadonlySet<string>, others: ReadonlySet<string>) => {
  let shared = 0
  for (const one of some) if (others.has(one)) shared++
  return shared
}

function kindEvidence({ type, text }: OpenIssue) {
  const kind = type?.toLowerCase()
  return {
    isBug: kind === undefined ? -1 : Number(kind === 'bug'),
    isGroup: kind === undefined ? -1 : Number(kind === 'epic'),
    isStory: kind === undefined ? -1 : Number(kind === 'story' || kind === 'new feature'),
    isSubTask: kind === undefined ? -1 : Number(kind.includes('sub')),
    summaryWords: text.summary.size,
    textLength: Math.log1p(text.length),
    hasDescription: Number(text.hasDescription),
  }
}

/** For an issue the share of the author's other issues that are filed under one of its components or labels. */
function affinityTo(own: readonly OpenIssue[]): (issue: OpenIssue) => number {
  const filedUnder = new Map<string, Set<string>>()
  for (const { key, components } of own)
    for (const name of components) filedUnder.set(name, (filedUnder.get(name) ?? new Set()).add(key))
  const keys = new Set(own.map(({ key }) => key))
  return ({ key, components }) => {
    const others = own.length - Number(keys.has(key))
    if (others === 0 || components.length === 0) return -1
    const alike = new Set(components.flatMap((name) => [...(filedUnder.get(name) ?? [])]))
    return (alike.size - Number(alike.has(key))) / others
  }
}

/** What counts beside the other candidates: share of the best, lead over the best other, and place. */
export const compared = [
  'all',
  'title',
  'cosine',
  'subjectCosine',
  'letterShare',
  'summaryInAll',
  'titleInText',
  'paths',
  'commits',
  'patch',
  'localAll',
  'localSummary',
  'localLetters',
] as const

function besideOthers(alone: Columns): Map<string, Float64Array> {
  const column = (name: string) => alone.get(name) ?? new Float64Array()
  const quietDays = column('quietDays')
  const isAssignee = column('isAssignee')
  const ownOr = (other: number, values: Float64Array) =>
    values.map((value, at) => (isAssignee[at] ? value : other))
  const recent = rank(quietDays.map((days) => -days)).place
  return new Map([
    ...compared.flatMap((name) => {
      const { share, lead, place } = rank(column(name))
      return [
        [`${name}OfBest`, share],
        [`${name}Lead`, lead],
        [`${name}Place`, place],
      ] as const
    }),
    ['recentPlace', recent.map((place, at) => ((quietDays[at] ?? -1) < 0 ? -1 : place))],
    [
      'ownRecentPlace',
      ownOr(
        -1,
        rank(
          ownOr(
            -99,
            quietDays.map((days) => -days),
          ),
        ).place,
      ),
    ],
    ['ownTextPlace', ownOr(-1, rank(ownOr(-1, column('all'))).place)],
  ])
}

/** Each value as a share of the best, its lead over the best other (or its lag behind the best), and 1 / its place. */
function rank(values: Float64Array) {
  const sorted = Float64Array.from(values).sort().reverse()
  const [top = 0, second = 0] = sorted
  const places = new Map<number, number>()
  sorted.forEach((value, at) => {
    if (!places.has(value)) places.set(value, at)
  })
  return {
    share: values.map((value) => (top > 0 ? value / top : 0)),
    lead: values.map((value) => (value === top ? value - second : value - top)),
    place: values.map((value) => 1 / (1 + (places.get(value) ?? values.length))),
  }
}

/** How much of the text score of all candidates lies on those that share a component with this one. */
function agreementOf(issues: readonly OpenIssue[], alone: Columns): Map<string, Float64Array> {
  const shareBy = (name: string) => {
    const scores = alone.get(name) ?? new Float64Array()
    const total = scores.reduce((sum, score) => sum + score, 0) || 1
    const weights = new Map<string, number>()
    issues.forEach(({ components }, at) => {
      for (const component of components)
        weights.set(component, (weights.get(component) ?? 0) + (scores[at] ?? 0))
    })
    return Float64Array.from(issues, ({ components }) =>
      components.length === 0
        ? -1
        : Math.max(...components.map((component) => weights.get(component) ?? 0)) / total,
    )
  }
  return new Map([
    ['componentPaths', shareBy('paths')],
    ['componentText', shareBy('all')],
  ])
}
