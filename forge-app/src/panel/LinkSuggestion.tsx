import { Box, Button, Heading, Icon, Inline, Link, Stack, Strong, Text, xcss } from '@forge/react'
import type { PanelLinkSuggestion } from '@throughline/shared/panel'
import { Subtle } from '../Subtle'
import { usePanelLinks } from './panel-links'
import { usePanelWords } from './panel-words'
import { SignalList } from './SignalList'

interface Props {
  readonly suggestion: PanelLinkSuggestion
  readonly issueKey: string
  readonly now: Date
}

/** The one pull request that is asked about: what it is, how sure that is, what points to it, and yes or no. */
export function LinkSuggestion({ suggestion, issueKey, now }: Props) {
  const words = usePanelWords().links.suggestion
  const { title, url, confidence, signals, askedBecause } = suggestion
  return (
    <Box xcss={box}>
      <Stack space="space.100">
        <Inline space="space.100" alignBlock="center">
          <Icon glyph="lightbulb" color="color.icon.discovery" label="" />
          <Heading as="h3" size="xsmall">
            {words.title(issueKey)}
          </Heading>
        </Inline>
        <Stack space="space.050">
          <Link href={url} openNewTab>
            {title}
          </Link>
          <Subtle>{words.byline(suggestion, now)}</Subtle>
        </Stack>
        <Stack space="space.025">
          <Text size="small">
            <Strong>{words.sure(confidence)}</Strong> {words.whatPoints}
          </Text>
          <SignalList signals={signals} now={now} isYours={suggestion.isYours === true} />
          {askedBecause.map((sentence) => (
            <Text key={sentence} size="small">
              {sentence}
            </Text>
          ))}
        </Stack>
        <YesOrNo suggestion={suggestion} />
      </Stack>
    </Box>
  )
}

function YesOrNo({ suggestion }: Pick<Props, 'suggestion'>) {
  const words = usePanelWords().links.suggestion
  const links = usePanelLinks()
  if (!links) return null
  const { pullRequestId, label } = suggestion
  return (
    <Stack space="space.100">
      <Inline space="space.100" shouldWrap rowSpace="space.050">
        <Button
          appearance="primary"
          onClick={() => void links.say({ action: 'confirm-link', pullRequestId }, label)}
        >
          {words.link(label)}
        </Button>
        <Button onClick={() => void links.say({ action: 'reject-link', pullRequestId }, label)}>
          {words.notThisOne}
        </Button>
      </Inline>
      <Subtle>{words.remembered}</Subtle>
    </Stack>
  )
}

const box = xcss({
  backgroundColor: 'color.background.discovery',
  borderColor: 'color.border.discovery',
  borderWidth: 'border.width',
  borderStyle: 'solid',
  borderRadius: 'radius.large',
  padding: 'space.200',
})
