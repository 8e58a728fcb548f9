/** A run of changed lines with the lines around them, as git writes it. */
export interface Hunk {
  /** The number of its first line, in the file as it was and as it is. */
  readonly oldStart: number
  readonly newStart: number
  /** Its lines as they are written, each with the sign that says which side it is on. */
  readonly lines: string
}

/** One changed file of a patch. */
export interface PatchedFile {
  readonly path: string
  /** Its path before, also where that is the same; undefined for a new file. */
  readonly previousPath: string | undefined
  readonly hunks: readonly Hunk[]
}
