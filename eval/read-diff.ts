import type { ChangedFile } from '@throughline/companion/pull-requests/pull-request'
import { unquoted } from '@throughline/companion/todos/patch/file-names'

/**
 * The files of a whole diff as `git diff` writes it. The lines of a hunk are counted, so that a removed line which looks
 * like a header is read as what it is. What is no diff gives no file.
 * Source: https://git-scm.com/docs/diff-format#generate_patch_text_with_p
 */
export const readDiff = (diff: string): readonly ChangedFile[] => {
  const files: ReadFile[] = []
  let left: LinesLeft = noneLeft
  for (const line of diff.split('\n')) {
    const file = files.at(-1)
    if (left.old + left.new > 0 && file) left = readHunkLine(file, line, left)
    else if (line.startsWith('diff --git ')) files.push(newFile(line))
    else if (file && line.startsWith('@@ ')) {
      file.hunks.push(line)
      left = linesAnnouncedBy(line)
    } else if (file) readHeader(file, line)
  }
  return files.map(changedFileOf)
}

interface ReadFile {
  path: string
  previousPath: string | undefined
  change: ChangedFile['change']
  addedLines: number
  removedLines: number
  readonly hunks: string[]
}

interface LinesLeft {
  readonly old: number
  readonly new: number
}

const noneLeft: LinesLeft = { old: 0, new: 0 }

/** `diff --git a/x b/x`: both names are the same here, unless lines below say otherwise. */
const newFile = (line: string): ReadFile => {
  const names = line.slice('diff --git '.length)
  const second = names.startsWith('"')
    ? names.slice(names.lastIndexOf(' "') + 1)
    : names.slice(names.length / 2 + 1)
  return {
    path: nameIn(second),
    previousPath: undefined,
    change: 'modified',
    addedLines: 0,
    removedLines: 0,
    hunks: [],
  }
}

const headers: readonly (readonly [start: string, read: (file: ReadFile, rest: string) => void])[] = [
  ['new file', (file) => setChange(file, 'added')],
  ['deleted file', (file) => setChange(file, 'removed')],
  [
    'rename from ',
    (file, rest) => {
      file.previousPath = unquoted(rest)
      setChange(file, 'renamed')
    },
  ],
  ['rename to ', (file, rest) => setPath(file, unquoted(rest))],
  [
    'copy to ',
    (file, rest) => {
      setPath(file, unquoted(rest))
      setChange(file, 'added')
    },
  ],
  ['--- ', (file, rest) => setPath(file, nameIn(rest))],
  ['+++ ', (file, rest) => setPath(file, nameIn(rest))],
]

const readHeader = (file: ReadFile, line: string) => {
  const header = headers.find(([start]) => line.startsWith(start))
  header?.[1](file, line.slice(header[0].length))
}

const setChange = (file: ReadFile, change: ChangedFile['change']) => {
  file.change = change
}

const setPath = (file: ReadFile, path: string) => {
  if (path !== '/dev/null') file.path = path
}

/** Git ends a name that holds a blank with a tab, and writes an unusual one in quotes. */
const nameIn = (written: string): string => {
  const name = unquoted(written.replace(/\t$/, ''))
  return /^[a-z]\//.test(name) ? name.slice(2) : name
}

/** `@@ -4,5 +4,13 @@`: a count that is not there is 1. */
const linesAnnouncedBy = (line: string): LinesLeft => {
  const counts = /^@@ -\d+(?:,(?<old>\d+))? \+\d+(?:,(?<new>\d+))? @@/.exec(line)?.groups
  return counts ? { old: Number(counts['old'] ?? 1), new: Number(counts['new'] ?? 1) } : noneLeft
}

const readHunkLine = (file: ReadFile, line: string, left: LinesLeft): LinesLeft => {
  const sign = line[0]
  file.hunks.push(line)
  if (sign === '+') {
    file.addedLines += 1
    return { old: left.old, new: left.new - 1 }
  }
  if (sign === '-') {
    file.removedLines += 1
    return { old: left.old - 1, new: left.new }
  }
  return sign === '\\' ? left : { old: left.old - 1, new: left.new - 1 }
}

const changedFileOf = ({ hunks, ...file }: ReadFile): ChangedFile => ({
  ...file,
  patch: hunks.length > 0 ? hunks.join('\n') : undefined,
})
