import type { PullRequestState } from '@throughline/shared/pull-request'

/**
 * The state behind a host's own word for it. Merged wins over every word, and only what is open can be a draft.
 * Undefined for a word that no host is known to use: nobody should guess what it means.
 */
export const stateInWords = (
  word: string,
  { isDraft, isMerged }: { readonly isDraft: boolean; readonly isMerged: boolean },
): PullRequestState | undefined => {
  const state = isMerged ? 'merged' : states.get(word.toLowerCase())
  return state === 'open' && isDraft ? 'draft' : state
}

const states: ReadonlyMap<string, PullRequestState> = new Map([
  ['open', 'open'],
  ['merged', 'merged'],
  ['closed', 'declined'],
  ['declined', 'declined'],
])
