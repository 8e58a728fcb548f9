import type { ChangedFile } from '../../pull-requests/pull-request'
import { withBoundedPatches } from '../../pull-requests/with-bounded-patches'
import type { File } from './schema'

/** Files as GitHub lists them, in our words. A copy is a new file; a change of rights alone changes it, too. */
export const changedFilesOf = (files: readonly File[]): readonly ChangedFile[] =>
  withBoundedPatches(
    files.map(
      ({ filename, previous_filename, status, additions, deletions, patch }): ChangedFile => ({
        path: filename,
        previousPath: previous_filename ?? undefined,
        change: changes[status] ?? 'modified',
        addedLines: additions,
        removedLines: deletions,
        patch: patch ?? undefined,
      }),
    ),
  )

const changes: Readonly<Record<string, ChangedFile['change']>> = {
  added: 'added',
  copied: 'added',
  removed: 'removed',
  renamed: 'renamed',
}
