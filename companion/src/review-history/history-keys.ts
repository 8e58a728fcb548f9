import { findIssueKeys } from '@throughline/shared/find-issue-keys'
import type { HalfLives } from './tally'

/** The keys under which a pull request counts, and under which its reviewers are looked for. */
export interface HistoryKeys {
  /** The whole repository, over a month, a season and a year. */
  readonly everyone: readonly [month: string, season: string, year: string]
  readonly author: string
  /** Of each file its keys from the root's own down to the file's. */
  readonly files: readonly (readonly string[])[]
  readonly words: readonly string[]
  readonly issues: readonly string[]
}

/** More files say nothing new about who knows them, and a change of a thousand files is nobody's area. */
const mostFiles = 40
const mostWords = 24
const mostIssues = 5

export const everyone: HistoryKeys['everyone'] = ['everyone 30', 'everyone 120', 'everyone 360']

export function keysOf(pullRequest: {
  readonly author: string
  readonly title: string
  readonly paths: readonly string[]
}): HistoryKeys {
  return {
    everyone,
    author: `author ${pullRequest.author}`,
    files: pullRequest.paths.slice(0, mostFiles).map(prefixesOf),
    words: wordsOf(pullRequest.title).map((word) => `word ${word}`),
    issues: findIssueKeys(pullRequest.title, { dialect: 'dc', limit: mostIssues }).map(
      ({ key }) => `issue ${key}`,
    ),
  }
}

/** Every key once: what has to be read before a pull request is ranked. */
export const allOf = ({ everyone, author, files, words, issues }: HistoryKeys): ReadonlySet<string> =>
  new Set([...everyone, author, ...files.flat(), ...words, ...issues])

/** How fast a key forgets. Tried on three repositories; see docs/reviewer-suggestions.md. */
export const halfLivesOf = (key: string): HalfLives =>
  halfLives[key] ?? halfLives[key.slice(0, key.indexOf(' '))] ?? { reviewedDays: 3650, authoredDays: 3650 }

const halfLives: Readonly<Record<string, HalfLives>> = {
  path: { reviewedDays: 60, authoredDays: 180 },
  author: { reviewedDays: 180, authoredDays: 180 },
  word: { reviewedDays: 360, authoredDays: 360 },
  issue: { reviewedDays: 3650, authoredDays: 3650 },
  'everyone 30': { reviewedDays: 30, authoredDays: 30 },
  'everyone 120': { reviewedDays: 120, authoredDays: 120 },
  'everyone 360': { reviewedDays: 360, authoredDays: 360 },
}

/** The folder that a key of files stands for, `billing/`; undefined for the key of a file. */
export const folderOf = (key: string): string | undefined => {
  const path = key.slice('path '.length)
  return path.endsWith('/') ? path : undefined
}

/** `path /` is the root; folders end in a slash. */
function prefixesOf(path: string): readonly string[] {
  const keys = ['path /']
  for (let slash = path.indexOf('/'); slash !== -1; slash = path.indexOf('/', slash + 1))
    if (slash > 0) keys.push(`path ${path.slice(0, slash + 1)}`)
  return [...keys, `path ${path}`]
}

const frequent = new Set(
  'a an the of to in on for and or is are be it as at by with from this that when if not no we you can should does do will was has have into add added fix fixed use'.split(
    ' ',
  ),
)

/** Words of a title in lower case, the parts of a camelCase word apart. */
function wordsOf(title: string): readonly string[] {
  const apart = title.replaceAll(/([\p{Ll}\p{N}])(\p{Lu})/gu, '$1 $2').toLowerCase()
  const words = apart.match(/\p{L}[\p{L}\p{N}]*/gu) ?? []
  return [...new Set(words.filter((word) => word.length > 1 && !frequent.has(word)))].slice(0, mostWords)
}
