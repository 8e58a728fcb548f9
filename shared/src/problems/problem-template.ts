import type { ProblemId } from '../connection-check'
import type { Facts } from '../fill-words'

/** What a problem's one button does. */
export type RemedyKind =
  /** Starts the checks again. */
  | 'try-again'
  /** Puts `value` into the field for the address, or for the email. */
  | 'use-address'
  | 'use-email'
  /** Opens the page at `value`: one of Atlassian, or the named page of our documents. */
  | 'open'
  | 'open-guide'
  | 'copy'
  | 'go-to-oauth'
  | 'replace-token'
  | 'repair-webhook'
  | 'continue'

/** Sentences with `{names}` of facts. `title` says what happened, `text` what to do. */
export interface ProblemTemplate {
  readonly title: string
  readonly text: string
  readonly remedy?: { readonly label: string; readonly kind: RemedyKind; readonly value?: string }
}

/** The words of a problem, or what picks them by the facts. */
export type ProblemWords = ProblemTemplate | ((facts: Facts) => ProblemTemplate)

export type SomeProblems = Partial<Readonly<Record<ProblemId, ProblemWords>>>
