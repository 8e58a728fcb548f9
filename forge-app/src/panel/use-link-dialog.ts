import type { ActionAnswer } from '@throughline/shared/actions'
import type { LinkTarget } from '@throughline/shared/link-target'
import { useState } from 'react'
import { usePanelWords } from './panel-words'
import type { LinkAsking } from './use-link-asking'

type Open = ActionAnswer<'list-open-pull-requests'>['pullRequests'][number]
type LinkMade = ActionAnswer<'link-pull-request'>

export type LinkDialogState = ReturnType<typeof useLinkDialog>

/** What is typed and chosen in the dialog, what is wrong with it, and who unlinked the pair before. */
export function useLinkDialog(links: LinkAsking, close: () => void) {
  const words = usePanelWords().links
  const [isChoosing, setChoosing] = useState(false)
  const [address, setAddress] = useState('')
  const [chosen, setChosen] = useState<Open>()
  const [listed, setListed] = useState<readonly Open[]>()
  const [problem, setProblem] = useState<string>()
  const [unlinked, setUnlinked] = useState<Extract<LinkMade, { outcome: 'unlinked-before' }>>()
  const [isBusy, setBusy] = useState(false)

  /** What was said about another pull request says nothing about this one. */
  const startAnew = () => {
    setProblem(undefined)
    setUnlinked(undefined)
  }

  async function list(): Promise<void> {
    const answer = await links.ask({ action: 'list-open-pull-requests' })
    if (answer.kind === 'done')
      setListed((answer.answer as ActionAnswer<'list-open-pull-requests'>).pullRequests)
    else setProblem(words.whyNot(answer))
  }

  async function link(): Promise<void> {
    const pullRequest = targetOf(isChoosing, address, chosen)
    if (isBusy) return
    if (!pullRequest) {
      setProblem(isChoosing ? words.dialog.chooseFirst : words.dialog.typeFirst)
      return
    }
    setBusy(true)
    setProblem(undefined)
    const overrides = unlinked !== undefined
    const answer = await links.ask({ action: 'link-pull-request', pullRequest, overrides })
    setBusy(false)
    if (answer.kind === 'done') take(answer.answer as LinkMade, overrides)
    else setProblem(words.whyNot(answer))
  }

  function take(made: LinkMade, overrides: boolean): void {
    if (made.outcome === 'unlinked-before') {
      setUnlinked(made)
      return
    }
    const { pullRequestId, label } = made
    links.tell({ action: 'link-pull-request', pullRequest: { by: 'id', pullRequestId }, overrides }, label)
    close()
  }

  return {
    ...{ isChoosing, address, chosen, listed, problem, unlinked, isBusy, link },
    turnTo(choosing: boolean) {
      startAnew()
      setChoosing(choosing)
      if (choosing && listed === undefined) void list()
    },
    type(text: string) {
      startAnew()
      setAddress(text)
    },
    choose(pull: Open) {
      startAnew()
      setChosen(pull)
    },
  }
}

const targetOf = (isChoosing: boolean, address: string, chosen: Open | undefined): LinkTarget | undefined => {
  if (isChoosing) return chosen && { by: 'id', pullRequestId: chosen.pullRequestId }
  return address.trim() === '' ? undefined : { by: 'address', address: address.trim() }
}
