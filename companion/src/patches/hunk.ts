/** A run of changed lines with the lines around them, as git writes it. */
export interface Hunk {
  /** The number of its first line, in the file as it was and as it is. */
  readonly oldStart: number
  readonly newStart: number
  /** Its first line as it is written, such as `@@ -4,5 +4,13 @@ export async function pay(`. */
  readonly head: string
  /** Its lines as they are written, each with the sign that says which side it is on. */
  readonly lines: string
}

/** What a patch does to a file, by a line of its own. */
export type FileChange = 'added' | 'removed' | 'renamed' | 'copied' | 'modified'

/** One changed file of a patch. */
export interface PatchedFile {
  readonly path: string
  /** Its path before, also where that is the same; undefined for a new file. */
  readonly previousPath: string | undefined
  readonly change: FileChange
  readonly hunks: readonly Hunk[]
}
