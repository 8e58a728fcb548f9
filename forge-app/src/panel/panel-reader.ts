import type { PanelAnswer } from '@throughline/shared/panel-functions'
import type { Page } from './browser-page'
import { livelyMs, nextReadMs } from './pace'
import { type Heard, isChange, type PanelView, viewAfter } from './panel-view'

/** Rejects when the question did not reach our function. */
export type ReadPanel = () => Promise<PanelAnswer>

interface Parts {
  readonly read: ReadPanel
  readonly show: (view: PanelView) => void
  readonly page: Page
}

/** What a panel that was never read counts on. */
const usualSeconds = 30

/** Keeps one panel fresh while somebody looks at it: old content stays until new content is there. */
export function createPanelReader({ read, show, page }: Parts) {
  let view: PanelView = { kind: 'loading' }
  let failures = 0
  let livelyUntil = 0
  let newestRead = 0
  let isOverdue = false
  let timer: ReturnType<typeof setTimeout> | undefined

  function turnTo(next: PanelView) {
    view = next
    show(next)
  }

  async function readNow() {
    clearTimeout(timer)
    isOverdue = false
    newestRead += 1
    const thisRead = newestRead
    const heard = await read().catch((): Heard => ({ kind: 'unreachable' }))
    // A read that was overtaken by a newer one has nothing to say any more.
    if (thisRead === newestRead) take(heard)
  }

  function take(heard: Heard) {
    const next = viewAfter(view, heard, new Date())
    if (isChange(view, next)) livelyUntil = Date.now() + livelyMs
    failures = heard.kind === 'unreachable' ? failures + 1 : 0
    turnTo(next)
    if (next.kind !== 'not-allowed') wait()
  }

  function wait() {
    const nextReadSeconds = view.kind === 'shown' ? view.panel.nextReadSeconds : usualSeconds
    const isLively = Date.now() < livelyUntil
    timer = setTimeout(readIfSeen, nextReadMs({ nextReadSeconds, isLively, failures }))
  }

  function readIfSeen() {
    if (page.isVisible()) void readNow()
    else isOverdue = true
  }

  return {
    /** Reads at once and then again and again, until the returned function is called. */
    start(): () => void {
      const forget = page.onVisible(() => {
        if (isOverdue) void readNow()
      })
      void readNow()
      return () => {
        forget()
        clearTimeout(timer)
        newestRead += 1
      }
    },
    /** Reads now, because a person asked. */
    refresh(): void {
      livelyUntil = Date.now() + livelyMs
      if (view.kind === 'shown' || view.kind === 'failed') turnTo({ ...view, isAsked: true })
      void readNow()
    },
  }
}
