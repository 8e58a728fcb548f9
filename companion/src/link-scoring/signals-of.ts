import { byStrength, type LinkSignal } from '@throughline/shared/link-signal'
import type { Asked } from './asked'
import type { IssueFacts } from './issue-facts'
import { shareOfTriples } from './letter-triples'
import type { OpenIssue } from './open-issue'
import { areSamePerson } from './people'
import { peopleSignals } from './people-signals'
import { titleLikeness, type Weigh } from './text-evidence'

/** Every signal that holds between a pull request and an issue, the strongest first. */
export function signalsOf(
  asked: Asked,
  issue: OpenIssue,
  facts: IssueFacts,
  weigh: Weigh,
  now: Date,
): readonly LinkSignal[] {
  const found: (LinkSignal | undefined)[] = [
    ...peopleSignals(asked.author, issue, now),
    facts.isInProgress ? { id: 'inProgress', key: issue.key } : undefined,
    pathSignal(asked, issue),
    branchSignal(asked, issue),
    titlesAreAlike(asked, issue, weigh) ? { id: 'title' } : undefined,
    componentSignal(asked, issue),
    commitSignal(asked, issue, weigh),
    facts.isUsualProject
      ? { id: 'project', projectKey: issue.key.slice(0, issue.key.lastIndexOf('-')) }
      : undefined,
    facts.pullRequestOfAnother === undefined
      ? undefined
      : { id: 'otherPullRequest', name: facts.pullRequestOfAnother },
    isGeneral(issue) ? { id: 'generalSummary' } : undefined,
    facts.isWatchedByAuthor && !takesPart(asked, issue)
      ? { id: 'onlyWatcher', name: asked.author.displayName }
      : undefined,
  ]
  return found.filter((signal) => signal !== undefined).sort(byStrength)
}

/** By their words, the rare ones counting more, or letter by letter. */
const titlesAreAlike = (asked: Asked, issue: OpenIssue, weigh: Weigh): boolean =>
  titleLikeness(asked, issue, weigh) > ALIKE ||
  shareOfTriples(asked.letters, issue.text.letters) > ALIKE ||
  isHeld(asked.title, issue.text.summary)

const ALIKE = 0.8

/** Whether one title holds every word of the other, of three or more. */
function isHeld(title: ReadonlySet<string>, summary: ReadonlySet<string>): boolean {
  const shared = [...title].filter((word) => summary.has(word)).length
  return shared >= 3 && shared === Math.min(title.size, summary.size)
}

/** A changed file that the issue names, or a folder of one. */
export function pathSignal({ paths, folders, files }: Asked, { text }: OpenIssue): LinkSignal | undefined {
  if (paths.size === 0) return undefined
  for (const [path, name] of files) if (text.identifiers.has(name)) return { id: 'paths', path }
  for (const [path, words] of folders)
    if (words.length > 0 && words.every((word) => text.words.has(word)))
      return { id: 'paths', path: `${path}/` }
  return undefined
}

/** Two words of the branch at least, and half of them, stand in the summary. */
function branchSignal({ branch, branchName }: Asked, { text }: OpenIssue): LinkSignal | undefined {
  const shared = [...branch].filter((word) => text.summary.has(word)).length
  return shared >= 2 && shared * 2 >= branch.size ? { id: 'branch', branch: branchName } : undefined
}

/** A component or label that fits the changed files, or one that belongs to other files. */
export function componentSignal(
  { filePlatforms, folders }: Asked,
  { text }: OpenIssue,
): LinkSignal | undefined {
  const named = text.filedUnder.find(({ words }) =>
    folders.some(([, folder]) => words.length > 0 && words.every((word) => folder.includes(word))),
  )
  if (named) return { id: 'component', component: named.name }
  const fitting = text.filedUnder.find(({ platforms }) =>
    platforms.some((platform) => filePlatforms.has(platform)),
  )
  if (fitting) return { id: 'component', component: fitting.name }
  const isOwned = text.filedUnder.some(({ platforms }) => platforms.length > 0)
  return isOwned && filePlatforms.size > 0 ? { id: 'otherComponent' } : undefined
}

/** The rarest word that a commit message and the summary share. */
function commitSignal(
  { commits, spelling }: Asked,
  { text }: OpenIssue,
  { rarity }: Weigh,
): LinkSignal | undefined {
  const [rarest] = [...commits]
    .filter((word) => text.summary.has(word))
    .sort((a, b) => rarity(b) - rarity(a) || (a < b ? -1 : 1))
  return rarest === undefined ? undefined : { id: 'commitWords', word: spelling.get(rarest) ?? rarest }
}

const isGeneral = ({ text }: OpenIssue) =>
  text.summary.size <= 2 && [...text.summary].every((word) => generalWords.has(word))

const generalWords: ReadonlySet<string> = new Set([
  'bug',
  'fix',
  'updat',
  'chang',
  'improv',
  'improvement',
  'test',
  'cleanup',
  'refactor',
])

const takesPart = ({ author }: Asked, { assignee, reporter, activity }: OpenIssue) =>
  areSamePerson(assignee, author) ||
  areSamePerson(reporter, author) ||
  activity.some(({ by }) => areSamePerson(by, author))
