import { Button } from '@forge/react'
import { usePanelWords } from './panel-words'
import { useWriteAgain, type WriteAgain as WriteAgainFunction } from './use-write-again'

interface Props {
  readonly writeAgain: WriteAgainFunction
  readonly issueKey: string
  readonly refresh: () => void
}

/** Writes the comments about merges once more: also those that somebody has deleted. */
export function WriteAgain(props: Props) {
  const words = usePanelWords().shipped.again
  const { ask, isAsking } = useWriteAgain(props)
  return (
    <Button appearance="subtle" spacing="compact" iconBefore="refresh" onClick={() => void ask()}>
      {isAsking ? words.asking : words.button}
    </Button>
  )
}
