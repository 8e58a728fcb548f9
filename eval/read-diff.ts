import type { Hunk, PatchedFile } from '@throughline/companion/patches/hunk'
import { readPatch } from '@throughline/companion/patches/read-patch'
import type { ChangedFile } from '@throughline/companion/pull-requests/pull-request'

/** The files of a whole diff as `git diff` writes it, as a git host tells them. What is no diff gives no file. */
export const readDiff = (diff: string): readonly ChangedFile[] =>
  readPatch(diff)
    .filter(({ path }) => path !== '')
    .map(changedFileOf)

const changedFileOf = ({ path, previousPath, change, hunks }: PatchedFile): ChangedFile => ({
  path,
  previousPath: change === 'renamed' ? previousPath : undefined,
  change: change === 'copied' ? 'added' : change,
  addedLines: countOf(hunks, '+'),
  removedLines: countOf(hunks, '-'),
  patch: hunks.length > 0 ? textOf(hunks) : undefined,
})

const countOf = (hunks: readonly Hunk[], sign: '+' | '-'): number =>
  hunks.flatMap(({ lines }) => lines.split('\n')).filter((line) => line.startsWith(sign)).length

/** As hosts give it: without the end of its last line. */
const textOf = (hunks: readonly Hunk[]): string =>
  hunks
    .map(({ head, lines }) => `${head}\n${lines}`)
    .join('')
    .replace(/\n$/, '')
