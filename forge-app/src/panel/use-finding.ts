import type { ActionAnswer } from '@throughline/shared/actions'
import { useEffect, useState } from 'react'
import { livelyMs } from './pace'
import { usePanelWords } from './panel-words'
import type { LinkAsking } from './use-link-asking'

/** How far looking for pull requests is. */
export type FindingState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'asking' }
  | { readonly kind: 'looking'; readonly count: number }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'failed'; readonly why: string }

/** Has the open pull requests looked through; `nothing` once none of them has shown up for as long as the panel is lively. */
export function useFinding(links: LinkAsking | undefined, refresh: () => void) {
  const words = usePanelWords().links
  const [state, setState] = useState<FindingState>({ kind: 'idle' })
  useEffect(() => {
    if (state.kind !== 'looking' || state.count === 0) return
    const timer = setTimeout(() => setState({ kind: 'nothing' }), livelyMs)
    return () => clearTimeout(timer)
  }, [state])

  async function find(): Promise<void> {
    if (!links || state.kind === 'asking') return
    setState({ kind: 'asking' })
    const answer = await links.ask({ action: 'find-pull-requests' })
    if (answer.kind !== 'done') {
      setState({ kind: 'failed', why: words.whyNot(answer) })
      return
    }
    const { pullRequests: count } = answer.answer as ActionAnswer<'find-pull-requests'>
    setState({ kind: 'looking', count })
    refresh()
  }
  return { state, find }
}

export type Finding = ReturnType<typeof useFinding>
