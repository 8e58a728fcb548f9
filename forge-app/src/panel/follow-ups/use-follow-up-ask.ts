import { showFlag } from '@forge/bridge'
import type { FollowUpAsk } from '@throughline/shared/panel-follow-ups'
import type { WriteAgainAnswer } from '@throughline/shared/panel-functions'
import { useState } from 'react'
import { followUpWords as words } from './follow-up-words'

/** Rejects when the question did not reach our function. */
export type AskAboutFollowUps = (ask: FollowUpAsk) => Promise<WriteAgainAnswer>

/** Asks for one thing at a time, and says in a flag what came of it; what was dismissed can be undone there. */
export function useFollowUpAsk(askAboutFollowUps: AskAboutFollowUps, refresh: () => void) {
  const [isAsking, setAsking] = useState(false)

  /** Resolves with whether it was done. */
  async function ask(wanted: FollowUpAsk): Promise<boolean> {
    if (isAsking) return false
    setAsking(true)
    const answer = await askAboutFollowUps(wanted).catch(() => ({ kind: 'unreachable' as const }))
    setAsking(false)
    const isDone = answer.kind === 'asked'
    showFlag({
      id: wanted.action,
      type: isDone ? 'success' : 'error',
      title: isDone ? words.done(wanted) : words.failed,
      ...(isDone ? {} : { description: words.why(answer) }),
      ...(isDone && isDismissal(wanted) && { actions: [undoOf(wanted)] }),
      isAutoDismiss: isDone,
    })
    if (isDone) refresh()
    return isDone
  }

  const undoOf = (wanted: Extract<FollowUpAsk, { action: 'dismiss-left-over' }>) => ({
    text: words.undo,
    onClick: () => void ask({ ...wanted, isDismissed: false }),
  })

  return { ask, isAsking }
}

const isDismissal = (ask: FollowUpAsk): ask is Extract<FollowUpAsk, { action: 'dismiss-left-over' }> =>
  ask.action === 'dismiss-left-over' && ask.isDismissed

export type AskFollowUp = ReturnType<typeof useFollowUpAsk>['ask']
