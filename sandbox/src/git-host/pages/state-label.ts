import { html } from 'hono/html'
import type { FakePullRequest } from '../state'

type Shown = Pick<FakePullRequest, 'state' | 'isDraft'> & { readonly merge?: FakePullRequest['merge'] }

/** The state in one word, never by colour alone. */
export const stateLabel = (pullRequest: Shown) => {
  const word = wordOf(pullRequest)
  return html`<span class="state ${word.toLowerCase()}">${word}</span>`
}

const wordOf = ({ state, isDraft, merge }: Shown): string => {
  if (merge) return 'Merged'
  if (state === 'closed') return 'Closed'
  return isDraft ? 'Draft' : 'Open'
}
