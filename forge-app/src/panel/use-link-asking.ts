import { showFlag } from '@forge/bridge'
import type { LinkAnswer, LinkAsk } from '@throughline/shared/link-ask'
import type { Panel } from '@throughline/shared/panel'
import { useEffect, useState } from 'react'
import { usePanelWords } from './panel-words'

/** Rejects when the question did not reach our function. */
export type AskAboutLinks = (ask: LinkAsk) => Promise<LinkAnswer>

/** What came of it; without a reference the question did not even reach our function. */
export type LinkOutcome = LinkAnswer | { readonly kind: 'unreachable'; readonly reference?: string }

/** What a person says about one pull request that the panel shows, and can take back. */
type Said = Extract<LinkAsk, { pullRequestId: string }> | Extract<LinkAsk, { action: 'link-pull-request' }>

interface Asking {
  readonly askAboutLinks: AskAboutLinks
  readonly panel: Panel
  readonly refresh: () => void
}

/**
 * What the panel asks about links. What somebody says shows at once and comes back where it was not done; a flag tells
 * what came of it and offers to undo it. `isAway` is true for what is no longer to be seen though the panel holds it.
 */
export function useLinkAsking({ askAboutLinks, panel, refresh }: Asking) {
  const words = usePanelWords().links
  const { issueKey } = panel
  const [away, setAway] = useState<ReadonlySet<string>>(new Set())
  useEffect(() => setAway((before) => stillThere(before, panel)), [panel])

  const ask = (wanted: LinkAsk): Promise<LinkOutcome> =>
    askAboutLinks(wanted).catch(() => ({ kind: 'unreachable' as const }))

  async function say(wanted: Said, label: string): Promise<void> {
    const place = placeOf(wanted)
    setAway((before) => new Set(place === undefined ? [] : [...before, place]))
    const answer = await ask(wanted)
    if (answer.kind === 'done') return tell(wanted, label)
    setAway((before) => new Set([...before].filter((one) => one !== place)))
    const description = words.whyNot(answer)
    showFlag({ id: 'link', type: 'error', title: words.failed, description, isAutoDismiss: false })
  }

  /** The flag about something that was done. */
  function tell(wanted: Said, label: string): void {
    const undo = undoOf(wanted)
    showFlag({
      id: 'link',
      type: 'success',
      ...words.done(wanted.action, label, issueKey),
      isAutoDismiss: true,
      ...(undo && { actions: [{ text: words.undo, onClick: () => void say(undo, label) }] }),
    })
    refresh()
  }

  return { ask, say, tell, isAway: (kind: Kind, id: string) => away.has(`${kind} ${id}`) }
}

export type LinkAsking = ReturnType<typeof useLinkAsking>

type Kind = 'suggestion' | 'row'

/** What is out of sight as soon as it is said; undefined where something comes into sight. */
const placeOf = (wanted: Said): string | undefined => {
  if (wanted.action === 'unlink') return `row ${wanted.pullRequestId}`
  if (wanted.action === 'confirm-link' || wanted.action === 'reject-link')
    return `suggestion ${wanted.pullRequestId}`
  return undefined
}

/** Once the panel itself no longer holds it, it may come back. */
const stillThere = (away: ReadonlySet<string>, panel: Panel): ReadonlySet<string> => {
  if (away.size === 0) return away
  const there = new Set([
    ...panel.repositories.flatMap(({ pullRequests }) => pullRequests.map(({ id }) => `row ${id}`)),
    ...(panel.linkSuggestions ?? []).map(({ pullRequestId }) => `suggestion ${pullRequestId}`),
  ])
  return new Set([...away].filter((one) => there.has(one)))
}

const undoOf = (wanted: Said): Said | undefined => {
  switch (wanted.action) {
    case 'confirm-link':
    case 'reject-link':
      return { action: 'take-back-answer', pullRequestId: wanted.pullRequestId }
    case 'unlink':
      return linkAgain(wanted.pullRequestId)
    case 'link-pull-request':
      return undoOfLink(wanted)
    default:
      return undefined
  }
}

const linkAgain = (pullRequestId: string): Said => ({
  action: 'link-pull-request',
  pullRequest: { by: 'id', pullRequestId },
  overrides: true,
})

const undoOfLink = ({
  pullRequest,
  overrides,
}: Extract<LinkAsk, { action: 'link-pull-request' }>): Said | undefined => {
  if (pullRequest.by === 'address') return undefined
  const { pullRequestId } = pullRequest
  return { action: overrides ? 'unlink' : 'take-back-answer', pullRequestId }
}
