import { Code, List, ListItem, Text } from '@forge/react'
import { type LinkSignal, shownSignals, signalWords } from '@throughline/shared/link-signal'
import { usePanelWords } from './panel-words'

interface Props {
  readonly signals: readonly LinkSignal[]
  readonly now: Date
  /** Whether who looks opened the pull request. */
  readonly isYours: boolean
}

/** What points to the issue, the strongest first, in sentences. */
export function SignalList({ signals, now, isYours }: Props) {
  const words = usePanelWords()
  const shown = shownSignals(signals)
  if (shown.length === 0) return <Text size="small">{words.links.onlyWords}</Text>
  return (
    <List type="unordered">
      {shown.map((signal) => (
        <ListItem key={signal.id}>
          <SignalText
            signal={signal}
            sentence={signalWords(signal, { when: (at) => words.since(at, now), isYou: isYours })}
          />
        </ListItem>
      ))}
    </List>
  )
}

/** What stands in the code is set as code. */
function SignalText({ signal, sentence }: { readonly signal: LinkSignal; readonly sentence: string }) {
  const code = codeIn(signal)
  const at = code === undefined ? -1 : sentence.indexOf(code)
  if (code === undefined || at < 0) return <Text size="small">{sentence}</Text>
  return (
    <Text size="small">
      {sentence.slice(0, at)}
      <Code>{code}</Code>
      {sentence.slice(at + code.length)}
    </Text>
  )
}

const codeIn = (signal: LinkSignal): string | undefined => {
  if (signal.id === 'branch') return signal.branch
  return signal.id === 'commitWords' ? signal.word : undefined
}
