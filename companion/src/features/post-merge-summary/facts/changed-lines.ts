import { hunksOf, type PatchLine } from '../../../pull-requests/hunks-of'
import type { ChangedFile } from '../../../pull-requests/pull-request'

/** The lines of these files' patches, those that stayed among them, in their order. */
export const linesOf = (...files: readonly ChangedFile[]): readonly PatchLine[] =>
  files.flatMap(({ patch }) => hunksOf(patch ?? '').flatMap(({ lines }) => lines))
