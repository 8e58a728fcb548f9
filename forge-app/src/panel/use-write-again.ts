import { showFlag } from '@forge/bridge'
import type { WriteAgainAnswer } from '@throughline/shared/panel-functions'
import { useState } from 'react'
import { usePanelWords } from './panel-words'

/** Rejects when the question did not reach our function. */
export type WriteAgain = () => Promise<WriteAgainAnswer>

interface Asking {
  readonly writeAgain: WriteAgain
  readonly issueKey: string
  readonly refresh: () => void
}

/** Has what shipped written once more, says in a flag what came of it, and reads the panel until it shows. */
export function useWriteAgain({ writeAgain, issueKey, refresh }: Asking) {
  const words = usePanelWords().shipped.again
  const [isAsking, setAsking] = useState(false)

  async function ask(): Promise<void> {
    if (isAsking) return
    setAsking(true)
    const answer = await writeAgain().catch(() => ({ kind: 'unreachable' as const }))
    setAsking(false)
    const isAsked = answer.kind === 'asked'
    showFlag({
      id: 'write-summary-again',
      type: isAsked ? 'success' : 'error',
      title: isAsked ? words.asked : words.failed,
      description: isAsked ? words.keepsOne(issueKey) : words.why(answer),
      isAutoDismiss: isAsked,
    })
    if (isAsked) refresh()
  }
  return { ask, isAsking }
}
