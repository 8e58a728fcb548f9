import type { ToldState } from './comment-words'

/** Names our commit status among others. */
export const STATUS_CONTEXT = 'throughline/issue'

interface StatusWords {
  readonly state: 'success' | 'pending'
  readonly description: string
  /** Of the issue that it leads to. */
  readonly key: string | undefined
}

/** What the commit status says: keys alone, and never a text of an issue. It does not fail: a missing issue may come. */
export const statusOf = (
  { links, needsNone }: Pick<ToldState, 'links' | 'needsNone'>,
  isSkipped: boolean,
): StatusWords => {
  const [first, ...others] = links
  if (first) {
    const more = others.length > 0 ? ` and ${others.length} more` : ''
    return { state: 'success', description: `Linked to ${first.key}${more}`, key: first.key }
  }
  if (needsNone || isSkipped) return { state: 'success', description: 'Needs no issue', key: undefined }
  return {
    state: 'pending',
    description: 'No issue is linked: write its key, or answer /link KEY or /no-issue',
    key: undefined,
  }
}
