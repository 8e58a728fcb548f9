import type { ChangedFile } from '../../../pull-requests/pull-request'
import { fileNameOf } from '../file-name-of'
import type { Fact, Verb } from './facts'

const verbs: readonly (readonly [ChangedFile['change'], Verb])[] = [
  ['added', 'adds'],
  ['modified', 'changes'],
  ['renamed', 'moves'],
  ['removed', 'removes'],
]

/** What became of which files, where their contents need no telling. */
export const plainFacts = (files: readonly ChangedFile[]): readonly Fact[] =>
  verbs.flatMap(([change, verb]) => {
    const names = new Set(files.filter((file) => file.change === change).map(({ path }) => fileNameOf(path)))
    return names.size > 0 ? [{ verb, names: [...names] }] : []
  })

/** Files that a program wrote: how many, and no more. */
export const generatedFacts = (files: readonly ChangedFile[]): readonly Fact[] => [
  { verb: 'updates', noun: 'file', names: [], count: files.length },
]
