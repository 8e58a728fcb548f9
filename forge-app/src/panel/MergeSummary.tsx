import { Link, List, ListItem, Stack, Strong, Text } from '@forge/react'
import type { PanelSummary } from '@throughline/shared/panel'
import { Subtle } from '../Subtle'
import { usePanelWords } from './panel-words'

interface Props {
  readonly summary: PanelSummary
  readonly issueKey: string
  readonly now: Date
}

/** What shipped with one merged pull request. */
export function MergeSummary({ summary, issueKey, now }: Props) {
  const words = usePanelWords().shipped
  return (
    <Stack space="space.100">
      <Text>
        <Strong>{summary.title}</Strong>{' '}
        <Link href={summary.url} openNewTab>
          {summary.label}
        </Link>
      </Text>
      {summary.why === undefined ? null : <Text>{summary.why}</Text>}
      {summary.areas.length > 0 ? (
        <List type="unordered">
          {summary.areas.map(({ area, text }) => (
            <ListItem key={`${area} ${text}`}>
              <Text>
                <Strong>{words.area(area)}</Strong> {text}
              </Text>
            </ListItem>
          ))}
        </List>
      ) : null}
      <Stack space="space.025">
        <Subtle>{words.facts(summary, issueKey, now)}</Subtle>
        {summary.noComment ? <Subtle>{words.noComment(summary.noComment, issueKey)}</Subtle> : null}
      </Stack>
    </Stack>
  )
}
