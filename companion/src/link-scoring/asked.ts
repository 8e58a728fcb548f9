import { withoutHtmlComments } from '../pull-requests/without-html-comments'
import { platformsOfFiles, platformsOfWords } from './domains'
import { pairsOf } from './issue-text'
import { type LetterTriples, letterTriplesOf } from './letter-triples'
import type { Person } from './people'
import { versionsOf } from './versions'
import { identifiersOf, wordsOf } from './words'

/** What a pull request says by which its issue may be found. */
export interface AskingPullRequest {
  readonly title: string
  readonly body: string
  readonly branch: string
  readonly author: Person
  /** Messages, oldest first. */
  readonly commits: readonly string[]
  readonly paths: readonly string[]
  /** Added lines and hunk heads; empty where the host was not asked for them. */
  readonly patch: string
}

/** Its words by where they stand. */
export interface Asked {
  readonly author: Person
  readonly title: ReadonlySet<string>
  readonly branch: ReadonlySet<string>
  readonly body: ReadonlySet<string>
  readonly commits: ReadonlySet<string>
  readonly paths: ReadonlySet<string>
  readonly pathTails: ReadonlySet<string>
  readonly patch: ReadonlySet<string>
  /** Every word with the weight of the best place it stands in. */
  readonly all: ReadonlyMap<string, number>
  readonly subjects: readonly ReadonlySet<string>[]
  readonly identifiers: ReadonlySet<string>
  readonly fileNames: ReadonlySet<string>
  /** The changed files, each with its name as an identifier. */
  readonly files: readonly (readonly [path: string, name: string])[]
  readonly pairs: ReadonlySet<string>
  readonly letters: LetterTriples
  /** That the title names. */
  readonly versions: ReadonlySet<string>
  readonly platforms: ReadonlySet<string>
  readonly filePlatforms: ReadonlyMap<string, number>
  /** The folders of the changed files, the deepest first, each with the words of its own name. */
  readonly folders: readonly (readonly [path: string, words: readonly string[]])[]
  readonly branchName: string
  /** How the commits spell the words of their messages. */
  readonly spelling: ReadonlyMap<string, string>
}

export function askedOf(pullRequest: AskingPullRequest): Asked {
  const { title, branch, author, paths } = pullRequest
  const body = withoutFrame(pullRequest.body)
  const commits = pullRequest.commits.slice(0, 8)
  const subjects = commits.map((message) => message.split('\n', 1)[0] ?? '')
  const titleWords = wordsOf(title)
  const files = paths
    .slice(0, 25)
    .map((path) => [path, fileNameOf(path)] as const)
    .filter(([, name]) => name.length > 3)
  const words = {
    title: new Set(titleWords),
    branch: new Set(wordsOf(branch.replaceAll(/[_/]/g, ' ')).filter((word) => !branchWords.has(word))),
    body: new Set(wordsOf(body).slice(0, 150)),
    commits: new Set(commits.flatMap((message) => wordsOf(message).slice(0, 60))),
    paths: new Set(paths.slice(0, 40).flatMap((path) => wordsOf(path))),
    pathTails: new Set(paths.slice(0, 25).flatMap((path) => wordsOf(tailOf(path)))),
    patch: new Set(wordsOf(pullRequest.patch.replaceAll(/@@[^@\n]*@@/g, ' ')).slice(0, 150)),
  }
  return {
    author,
    ...words,
    all: weighted(words),
    subjects: subjects.map((subject) => new Set(wordsOf(subject))).filter(({ size }) => size > 0),
    identifiers: new Set(identifiersOf([title, branch, body, ...commits.slice(0, 4)].join('\n'))),
    fileNames: new Set(files.map(([, name]) => name)),
    files,
    pairs: pairsOf(titleWords),
    letters: letterTriplesOf(title),
    versions: versionsOf(title),
    platforms: platformsOfWords([title, branch, ...subjects].join(' ')),
    filePlatforms: platformsOfFiles(paths.slice(0, 40)),
    folders: foldersOf(paths.slice(0, 40)),
    branchName: branch,
    spelling: spellingOf(commits),
  }
}

type Places = 'title' | 'branch' | 'body' | 'commits' | 'pathTails' | 'patch'

function weighted(words: Readonly<Record<Places, ReadonlySet<string>>>): ReadonlyMap<string, number> {
  const all = new Map<string, number>()
  for (const [place, weight] of placeWeights)
    for (const word of words[place]) if (!all.has(word)) all.set(word, weight)
  return all
}

/** Heaviest first. */
const placeWeights: readonly (readonly [Places, number])[] = [
  ['title', 1],
  ['branch', 0.8],
  ['body', 0.5],
  ['commits', 0.5],
  ['pathTails', 0.2],
  ['patch', 0.08],
]

const branchWords: ReadonlySet<string> = new Set(
  wordsOf('master main patch dev develop development fix feature bugfix hotfix'),
)

/** The last two parts of a path, without its ending. */
const tailOf = (path: string) =>
  path
    .split('/')
    .slice(-2)
    .join('/')
    .replace(/\.\w+$/, '')

const fileNameOf = (path: string) =>
  (path.split('/').at(-1)?.split('.')[0] ?? '').replaceAll(/[^A-Za-z0-9]/g, '').toLowerCase()

/** Without hidden comments, addresses and the boxes of a template. */
const withoutFrame = (body: string) =>
  withoutHtmlComments(body.slice(0, 20_000))
    .split('\n')
    .filter((line) => !boxes.some((box) => line.trimStart().startsWith(box)))
    .join('\n')
    .replaceAll(/https?:\/\/\S+/g, ' ')

const boxes = ['- [ ]', '- [x]', '- [X]', '* [ ]', '* [x]', '* [X]']

function foldersOf(paths: readonly string[]): Asked['folders'] {
  const folders = new Set<string>()
  for (const path of paths) {
    const parts = path.split('/').slice(0, -1)
    for (let end = parts.length; end > 0; end--) folders.add(parts.slice(0, end).join('/'))
  }
  return [...folders]
    .map((path) => ({ path, name: path.split('/').at(-1) ?? '', depth: path.split('/').length }))
    .filter(({ name }) => name.length > 2 && !folderWords.has(name.toLowerCase()))
    .sort((a, b) => b.depth - a.depth || (a.path < b.path ? -1 : 1))
    .map(({ path, name }) => [path, wordsOf(name)])
}

/** Folders that every project has say nothing about an issue. */
const folderWords: ReadonlySet<string> = new Set(
  'src main test tests java lib com org resources app core source include common build scripts docs classes'.split(
    ' ',
  ),
)

function spellingOf(messages: readonly string[]): ReadonlyMap<string, string> {
  const spelling = new Map<string, string>()
  for (const message of messages)
    for (const [token] of message.matchAll(/[A-Za-z0-9]+/g))
      for (const word of wordsOf(token)) if (!spelling.has(word)) spelling.set(word, token)
  return spelling
}
