import type { Panel } from '@throughline/shared/panel'
import type { PanelAnswer } from '@throughline/shared/panel-functions'

/** True when the panel, as it is drawn now, shows what is waited for. */
export type PanelFact = (panel: Panel) => boolean

export interface PanelWatch {
  /** The panel's function has answered; what it said is not drawn yet. */
  answered(answer: unknown): void
  /** The panel has drawn itself. */
  drew(): void
  /** What was drawn last. */
  shown(): Panel | undefined
  /** Resolves with the moment (`performance.now()`) at which the fact was drawn; `undefined` when that takes too long. */
  waitFor(fact: PanelFact, timeoutMs: number): Promise<number | undefined>
}

/** Knows what the panel shows: the last answer it got, once it has drawn itself after it. */
export function createPanelWatch(): PanelWatch {
  let answered: Panel | undefined
  let shown: Panel | undefined
  const waiting = new Set<() => void>()
  return {
    answered(answer) {
      if (isPanel(answer)) answered = answer.panel
    },
    drew() {
      shown = answered
      for (const check of waiting) check()
    },
    shown: () => shown,
    waitFor: (fact, timeoutMs) =>
      new Promise((resolve) => {
        const finish = (at: number | undefined) => {
          waiting.delete(check)
          clearTimeout(timer)
          resolve(at)
        }
        const check = () => {
          if (shown !== undefined && fact(shown)) finish(performance.now())
        }
        const timer = setTimeout(() => finish(undefined), timeoutMs)
        waiting.add(check)
        check()
      }),
  }
}

const isPanel = (answer: unknown): answer is Extract<PanelAnswer, { kind: 'panel' }> =>
  typeof answer === 'object' && answer !== null && 'kind' in answer && answer.kind === 'panel'
