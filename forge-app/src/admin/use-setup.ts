import type { SetupAnswer } from '@throughline/shared/setup'
import { useEffect, useState } from 'react'

/** Rejects when the question did not reach our function. */
export type ReadSetup = () => Promise<SetupAnswer>

/** `loading` again while a person tries again. Without a reference the question did not even reach our function. */
export type SetupView =
  | { readonly kind: 'loading' }
  | Exclude<SetupAnswer, { kind: 'unreachable' }>
  | { readonly kind: 'unreachable'; readonly reference?: string }

/** The setup of this site, read once and whenever `readAgain` is called. */
export function useSetup(read: ReadSetup): { readonly view: SetupView; readonly readAgain: () => void } {
  const [view, show] = useState<SetupView>({ kind: 'loading' })
  const [readCount, setReadCount] = useState(0)
  useEffect(() => {
    let isNewest = readCount >= 0
    show({ kind: 'loading' })
    const answered = read().catch((): SetupView => ({ kind: 'unreachable' }))
    void answered.then((answer) => {
      if (isNewest) show(answer)
    })
    return () => {
      isNewest = false
    }
  }, [read, readCount])
  return { view, readAgain: () => setReadCount(readCount + 1) }
}
