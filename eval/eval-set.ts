/** The data under measurement: one file a name, without its ending. */
export interface DataFolder {
  /** The value of a `.json`, or the rows of a `.jsonl` or `.jsonl.gz`. */
  read(name: string): Promise<unknown>
  /** One file by its path in the folder, as the text it is. Throws `CannotMeasure` when it is not there. */
  readText(path: string): Promise<string>
  /** The names that read() takes, of the files at the root; left out by folders that tests make up. */
  names?(): Promise<readonly string[]>
}

export interface Measured {
  /** What the product decided, one for each case, in the order of the file. */
  readonly answers: readonly object[]
  /** What it amounts to; null where the expected answers are missing. */
  readonly figures: Readonly<Record<string, unknown>>
}

/** Only a set that learns from data knows what to do with them; the others take no notice. */
export interface EvalOptions {
  /** Judges each repository with what was learned from the others alone. */
  readonly leaveOneOut: boolean
  /** Where to write what was learned from the whole folder. */
  readonly trainInto: string | undefined
}

/** One thing that can be measured. The product's own modules decide; a set only reads, asks them and counts. */
export interface EvalSet {
  measure(folder: DataFolder, progress: (line: string) => void, options?: EvalOptions): Promise<Measured>
}
