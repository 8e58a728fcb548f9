import { readHunks } from '../../../patches/read-patch'
import { type SignedLine, signedLinesOf } from '../../../patches/signed-lines'
import type { ChangedFile } from '../../../pull-requests/pull-request'

/** The lines of these files' patches, those that stayed among them, in their order. */
export const linesOf = (...files: readonly ChangedFile[]): readonly SignedLine[] =>
  files.flatMap(({ patch }) => readHunks(patch ?? '').flatMap(signedLinesOf))
