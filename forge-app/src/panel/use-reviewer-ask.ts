import { showFlag } from '@forge/bridge'
import type { ReviewerAnswer, ReviewerAsk } from '@throughline/shared/panel-functions'
import { useState } from 'react'
import { reviewerWords as words } from './reviewer-words'

/** Rejects when the question did not reach our function. */
export type AskAboutReviewers = (ask: ReviewerAsk) => Promise<ReviewerAnswer>

/** Asks for one thing at a time, says in a flag what came of it, and reads the panel until it shows. */
export function useReviewerAsk(askAboutReviewers: AskAboutReviewers, refresh: () => void) {
  const [isAsking, setAsking] = useState(false)

  async function ask(wanted: ReviewerAsk, name: string): Promise<void> {
    if (isAsking) return
    setAsking(true)
    const answer = await askAboutReviewers(wanted).catch(() => ({ kind: 'unreachable' as const }))
    setAsking(false)
    const isDone = answer.kind === 'asked'
    showFlag({
      id: wanted.action,
      type: isDone ? 'success' : 'error',
      title: isDone ? words.done(wanted, name) : words.failed,
      ...(isDone ? {} : { description: words.why(answer) }),
      isAutoDismiss: isDone,
    })
    if (isDone) refresh()
  }
  return { ask, isAsking }
}

export type Ask = ReturnType<typeof useReviewerAsk>['ask']
