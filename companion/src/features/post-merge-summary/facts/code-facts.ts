import type { ChangedFile } from '../../../pull-requests/pull-request'
import { foldersOf, inWords } from '../areas-of'
import { fileNameOf } from '../file-name-of'
import { type ChangedNames, changedNamesOf } from '../names/changed-names'
import type { Fact } from './facts'
import { placeFacts } from './place-facts'

export interface ReadFile {
  readonly file: ChangedFile
  readonly area: string
  readonly names: ChangedNames
}

/** Names that left one file and stand in another now, each with the area it went to. */
export type MovedNames = ReadonlyMap<string, string>

export const movedNamesOf = (read: readonly ReadFile[]): MovedNames => {
  const placed = new Map(read.flatMap(({ names, area }) => names.placed.map((name) => [name, area] as const)))
  return new Map(
    read.flatMap(({ names }) =>
      names.removed.flatMap((name) => {
        const area = placed.get(name)
        return area === undefined ? [] : [[name, area] as const]
      }),
    ),
  )
}

export const readFile = (file: ChangedFile, area: string): ReadFile => ({
  file,
  area,
  names: changedNamesOf(file),
})

/** What files of code add, change, move and remove: by the names others use, else by the files' own. */
export const codeFacts = (read: readonly ReadFile[], moved: MovedNames): readonly Fact[] => {
  const largestFirst = [...read].sort((a, b) => sizeOf(b) - sizeOf(a) || (a.file.path < b.file.path ? -1 : 1))
  const files = largestFirst.map(({ file }) => file)
  const namesOf = (pick: (one: ReadFile) => readonly string[]) => [...new Set(largestFirst.flatMap(pick))]
  const added = namesOf(addedIn).filter((name) => !moved.has(name))
  const facts: readonly Fact[] = [
    ...placeFacts(files),
    { verb: 'adds', names: added },
    changeFacts(
      namesOf(changedIn).filter((name) => !added.includes(name) && !moved.has(name)),
      largestFirst,
    ),
    ...renameFacts(files, read[0]?.area),
    ...moveFacts(
      namesOf(({ names }) => names.removed).filter((name) => moved.has(name)),
      moved,
      read[0]?.area,
    ),
    { verb: 'removes', names: namesOf(removedIn).filter((name) => !moved.has(name)) },
  ]
  return facts.filter(({ names }) => names.length > 0)
}

/** Names that stayed within their area have not moved for a reader. */
const moveFacts = (names: readonly string[], moved: MovedNames, from: string | undefined): readonly Fact[] =>
  [...new Set(names.map((name) => moved.get(name)))]
    .filter((area) => area !== from)
    .map((area) => ({
      verb: 'moves',
      names: names.filter((name) => moved.get(name) === area),
      ...(area && { place: `to ${area}` }),
    }))

/** So many files, none of which has a name that others use, were changed by a program or by hand in the same way. */
const MANY_CHANGED = 8

const changeFacts = (names: readonly string[], read: readonly ReadFile[]): Fact => {
  const silent = read.filter((one) => one.file.change === 'modified' && !tells(one))
  if (silent.length <= MANY_CHANGED) return { verb: 'changes', names }
  const spoken = new Set(read.filter(tells).flatMap(changedIn))
  const named = names.filter((name) => spoken.has(name)).slice(0, 2)
  return { verb: 'changes', names: [...named, `${silent.length} files`] }
}

const sizeOf = ({ file }: ReadFile) => file.addedLines + file.removedLines

/** More names than these of one new file are its contents, not what it is for. */
const MOST_OF_A_NEW_FILE = 2

/** The name that a new file is called after says it all; else its first ones. */
const addedIn = ({ file, names }: ReadFile): readonly string[] => {
  if (file.change !== 'added') return names.added
  const own = fileNameOf(file.path)
  if (names.added.length === 0) return [own]
  const namesake = names.added.find((name) => plain(name) === plain(own))
  return namesake ? [namesake] : names.added.slice(0, MOST_OF_A_NEW_FILE)
}

const plain = (name: string) => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')

const tells = ({ file, names }: ReadFile): boolean =>
  names.added.length + names.changed.length + names.removed.length > 0 ||
  placeFacts([file]).some((fact) => fact.names.length > 0)

const changedIn = (one: ReadFile): readonly string[] =>
  one.file.change !== 'modified' || tells(one) ? one.names.changed : [fileNameOf(one.file.path)]

const removedIn = ({ file, names }: ReadFile): readonly string[] => {
  if (file.change !== 'removed') return names.removed
  const own = fileNameOf(file.path)
  return [names.removed.find((name) => plain(name) === plain(own)) ?? own]
}

/** So many files that went the same way are one thing. */
const MANY_MOVED = 4

const renameFacts = (files: readonly ChangedFile[], area: string | undefined): readonly Fact[] => {
  const renamed = files.flatMap(({ path, previousPath }) =>
    previousPath ? [{ path, from: previousPath, area }] : [],
  )
  const ways = new Map<string, typeof renamed>()
  for (const one of renamed) {
    const way = wayOf(one)
    ways.set(way, [...(ways.get(way) ?? []), one])
  }
  const many = [...ways].filter(([, group]) => group.length >= MANY_MOVED)
  const few = renamed.filter((one) => (ways.get(wayOf(one))?.length ?? 0) < MANY_MOVED)
  const isRename = ({ path, from }: (typeof renamed)[number]) => fileNameOf(path) !== fileNameOf(from)
  return [
    {
      verb: 'renames',
      names: few.filter(isRename).map(({ path, from }) => `${fileNameOf(from)} to ${fileNameOf(path)}`),
    },
    { verb: 'moves', names: few.filter((one) => !isRename(one)).map(movedName) },
    ...many.map(([way, group]): Fact => ({ verb: 'moves', names: [`${group.length} files ${way}`] })),
  ]
}

interface Renamed {
  readonly path: string
  readonly from: string
  /** What the reader is told of already. */
  readonly area: string | undefined
}

/** Where a file came from and went, by the innermost folders that differ: `from legacy to checkout`. */
const wayOf = ({ path, from, area }: Renamed): string => {
  const [before, after] = [[...foldersOf(from)], [...foldersOf(path)]]
  while (before.length > 0 && before.at(-1) === after.at(-1)) {
    before.pop()
    after.pop()
  }
  const [source, target] = [before.at(-1), after.at(-1)]
  if (source === undefined) return target === undefined ? 'to other names' : `to ${target}`
  if (target === undefined) return `out of ${source}`
  return inWords(target) === area ? `from ${source}` : `from ${source} to ${target}`
}

const movedName = (one: Renamed): string => {
  const way = wayOf(one)
  return way === 'to other names' ? fileNameOf(one.path) : `${fileNameOf(one.path)} ${way}`
}
