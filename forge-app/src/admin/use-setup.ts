import type { Setup } from '@throughline/shared/setup'
import { useEffect, useRef, useState } from 'react'
import { browserPage } from '../panel/browser-page'
import type { AdminClient, NoAnswer } from './client'

/** `loading` until there is a first answer; a setup that was read stays while it is read again. */
export type SetupView =
  | { readonly kind: 'loading' }
  | { readonly kind: 'not-allowed' }
  | { readonly kind: 'not-paired' }
  | NoAnswer
  | { readonly kind: 'setup'; readonly setup: Setup; readonly readAt: Date }

/** Deliveries go on arriving while somebody looks. */
const pollMs = 15_000

/** The setup of this site, read at once, whenever `readAgain` is called, and now and then while somebody looks. */
export function useSetup(client: Pick<AdminClient, 'readSetup'>) {
  const [view, show] = useState<SetupView>({ kind: 'loading' })
  const newest = useRef(0)

  async function readAgain(): Promise<void> {
    newest.current += 1
    const thisRead = newest.current
    const answer = await client.readSetup()
    if (thisRead !== newest.current) return
    if (answer.kind === 'setup') show({ ...answer, readAt: new Date() })
    // What was read once stays: the next read will tell.
    else show((before) => (before.kind === 'setup' && answer.kind === 'unreachable' ? before : answer))
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: reads for as long as the page is there
  useEffect(() => {
    void readAgain()
    const timer = setInterval(() => {
      if (browserPage.isVisible()) void readAgain()
    }, pollMs)
    return () => {
      newest.current += 1
      clearInterval(timer)
    }
  }, [])
  return { view, readAgain }
}
