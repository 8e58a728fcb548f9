import { changesAnyOf } from '../patches/changed-lines'
import type { PatchedFile } from '../patches/hunk'
import { spellingsOf } from './find-keyword'
import { languageOf } from './language-of'
import { isSkippedPath } from './skipped-paths'
import { usualKeywords } from './todo'

/**
 * Whether a keyword stands on a changed line whose hunk does not show how the file begins: only the whole text tells for
 * sure whether that is in a comment.
 */
export const needsWholeText = (
  { path, hunks }: Pick<PatchedFile, 'path' | 'hunks'>,
  keywords: readonly string[] = usualKeywords,
): boolean => {
  const words = spellingsOf(keywords).map(({ sign }) => sign)
  const isUnsure = hunks.some(
    (hunk) => hunk.newStart > 1 && (changesAnyOf(hunk, 'new', words) || changesAnyOf(hunk, 'old', words)),
  )
  return isUnsure && !isSkippedPath(path) && languageOf(path, '') !== undefined
}
