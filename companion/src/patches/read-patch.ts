import { namesOfGitLine, unquoted, withoutPrefix } from './file-names'
import type { FileChange, Hunk, PatchedFile } from './hunk'
import { endOfLine, isFileHead, readHunk } from './read-hunk'

/** The hunks of one file, with or without a head above them: what git hosts give as a file's patch. Throws nothing. */
export const readHunks = (patch: string): readonly Hunk[] => readPatch(patch).flatMap(({ hunks }) => hunks)

/** The files of a patch as git or `diff -u` writes it. What is no part of one is passed over. Throws nothing. */
export const readPatch = (patch: string): readonly PatchedFile[] => {
  const files: Draft[] = []
  let at = 0
  while (at < patch.length) {
    const read = patch.startsWith('@@ -', at) ? readHunk(patch, at) : undefined
    if (read) lastOf(files).hunks.push(read.hunk)
    else readHead(files, patch, at)
    at = read ? read.end : endOfLine(patch, at) + 1
  }
  return files.map(fileOf)
}

interface Draft {
  readonly hunks: Hunk[]
  readonly names: Partial<Record<'git' | 'gitBefore' | 'to' | 'from' | 'new' | 'old', string>>
  change: FileChange
}

const lastOf = (files: Draft[]): Draft => files.at(-1) ?? started(files)

const started = (files: Draft[]): Draft => {
  const draft: Draft = { hunks: [], names: {}, change: 'modified' }
  files.push(draft)
  return draft
}

/** Which lines of a head name the file, and as what. */
const naming = {
  'rename from ': 'from',
  'rename to ': 'to',
  'copy from ': 'from',
  'copy to ': 'to',
  '+++ ': 'new',
} as const

/** Which lines of a head say what becomes of the file. */
const changing = {
  'new file mode ': 'added',
  'deleted file mode ': 'removed',
  'rename to ': 'renamed',
  'copy to ': 'copied',
} as const

const readHead = (files: Draft[], patch: string, at: number) => {
  const line = patch.slice(at, Math.min(endOfLine(patch, at), at + LONGEST_LINE)).replace(/\r$/, '')
  if (line.startsWith('diff --git ')) Object.assign(started(files).names, namesOfGitLine(line))
  else if (isFileHead(patch, at)) nameOld(files, line)
  else readNote(files, line)
}

const readNote = (files: Draft[], line: string) => {
  for (const [start, name] of Object.entries(naming))
    if (line.startsWith(start)) lastOf(files).names[name] = line.slice(start.length)
  for (const [start, change] of Object.entries(changing))
    if (line.startsWith(start)) lastOf(files).change = change
}

const LONGEST_LINE = 10_000

/** Without lines of git's own, each head of this kind begins a file. */
const nameOld = (files: Draft[], line: string) => {
  const last = files.at(-1)
  const draft = !last || last.hunks.length > 0 || last.names.old !== undefined ? started(files) : last
  draft.names.old = line.slice('--- '.length)
}

const fileOf = ({ hunks, names, change }: Draft): PatchedFile => {
  const hasPrefixes = names.git !== undefined || (isPrefixed(names.old) && isPrefixed(names.new))
  const nameFrom = (name: string | undefined) =>
    name && withoutPrefix(unquoted(withoutTime(name)), hasPrefixes)
  const before = (names.from && unquoted(names.from)) ?? names.gitBefore ?? nameFrom(names.old)
  const after = (names.to && unquoted(names.to)) ?? names.git ?? nameFrom(names.new)
  const path = (after === NOTHING ? before : after) ?? ''
  const isNew = names.old === NOTHING || before === NOTHING
  return { path, previousPath: isNew ? undefined : before, change: changeOf(change, isNew, after), hunks }
}

/** Without lines of git's own, the names say it. */
const changeOf = (told: FileChange, isNew: boolean, after: string | undefined): FileChange => {
  if (told !== 'modified') return told
  if (isNew) return 'added'
  return after === NOTHING ? 'removed' : told
}

const NOTHING = '/dev/null'
const isPrefixed = (name = '') => name === NOTHING || /^"?[abciow]\//.test(name)

/** `diff -u` puts the time of the file behind a tab. */
const withoutTime = (name: string) => (name.startsWith('"') ? name : name.split('\t', 1).join(''))
