import { Box, Button, Heading, Inline, Link, Stack, xcss } from '@forge/react'
import type { PanelLinkSuggestion } from '@throughline/shared/panel'
import { useState } from 'react'
import { Subtle } from '../Subtle'
import { usePanelLinks } from './panel-links'
import { usePanelWords } from './panel-words'

const rowsAtFirst = 3

/** The pull requests that may belong to the issue too: they wait, one row each. */
export function MaybeRelated({ suggestions }: { readonly suggestions: readonly PanelLinkSuggestion[] }) {
  const words = usePanelWords().links.maybe
  const [showsAll, setShowsAll] = useState(false)
  if (suggestions.length === 0) return null
  const shown = showsAll ? suggestions : suggestions.slice(0, rowsAtFirst)
  const hiddenCount = suggestions.length - rowsAtFirst
  return (
    <Stack space="space.100">
      <Heading as="h3" size="xsmall">
        {words.title}
      </Heading>
      {shown.map((suggestion) => (
        <Row key={suggestion.pullRequestId} suggestion={suggestion} />
      ))}
      {hiddenCount > 0 ? (
        <Inline>
          <Button appearance="subtle" spacing="compact" onClick={() => setShowsAll(!showsAll)}>
            {showsAll ? words.showFewer : words.showMore(hiddenCount)}
          </Button>
        </Inline>
      ) : null}
    </Stack>
  )
}

function Row({ suggestion }: { readonly suggestion: PanelLinkSuggestion }) {
  const { links: words } = usePanelWords()
  const links = usePanelLinks()
  const { pullRequestId, label, url } = suggestion
  const { link, sure } = words.maybe.row(suggestion)
  return (
    <Inline space="space.100" spread="space-between" alignBlock="center" shouldWrap rowSpace="space.050">
      <Box xcss={grows}>
        <Inline space="space.075" alignBlock="center" shouldWrap>
          <Link href={url} openNewTab>
            {link}
          </Link>
          <Subtle>{sure}</Subtle>
        </Inline>
      </Box>
      {links ? (
        <Inline space="space.050">
          <Button
            spacing="compact"
            onClick={() => void links.say({ action: 'confirm-link', pullRequestId }, label)}
          >
            {words.suggestion.link(label)}
          </Button>
          <Button
            spacing="compact"
            appearance="subtle"
            onClick={() => void links.say({ action: 'reject-link', pullRequestId }, label)}
          >
            {words.maybe.notThis(label)}
          </Button>
        </Inline>
      ) : null}
    </Inline>
  )
}

const grows = xcss({ flexGrow: '1' })
