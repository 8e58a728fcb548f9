import type { Panel } from '@throughline/shared/panel'
import type { PanelAnswer } from '@throughline/shared/panel-functions'

/** What there is to see. `isAsked` while a person waits for the answer to a read that they asked for. */
export type PanelView =
  | { readonly kind: 'loading' }
  | { readonly kind: 'not-allowed' }
  | { readonly kind: 'failed'; readonly failure: ReadFailure; readonly isAsked: boolean }
  | ShownPanel

/** The newest panel there is. `now` is when it was last asked for; with a `failure` the panel is older than that. */
export interface ShownPanel {
  readonly kind: 'shown'
  readonly panel: Panel
  readonly isAdmin: boolean
  readonly mayEdit: boolean
  readonly readAt: Date
  readonly now: Date
  readonly failure?: ReadFailure
  readonly isAsked: boolean
}

/** Without a reference the question did not even reach our function. */
export interface ReadFailure {
  readonly kind: 'unreachable'
  readonly reference?: string
}

/** What came of a read. */
export type Heard = Exclude<PanelAnswer, { kind: 'unreachable' }> | ReadFailure

/** What to show once a read has ended: after a failed one the old rows stay, after a refused one nothing does. */
export function viewAfter(view: PanelView, heard: Heard, now: Date): PanelView {
  switch (heard.kind) {
    case 'not-allowed':
      return heard
    case 'panel':
      return { ...heard, kind: 'shown', readAt: now, now, isAsked: false }
    case 'unreachable':
      return view.kind === 'shown'
        ? { ...view, now, failure: heard, isAsked: false }
        : { kind: 'failed', failure: heard, isAsked: false }
  }
}

/** Whether a person who looks sees another panel than before. The first panel is no change. */
export function isChange(before: PanelView, after: PanelView): boolean {
  if (before.kind !== 'shown' || after.kind !== 'shown') return false
  return JSON.stringify(shownOf(before.panel)) !== JSON.stringify(shownOf(after.panel))
}

/** When to read next is not shown. */
const shownOf = (panel: Panel) => ({ ...panel, nextReadSeconds: 0 })
