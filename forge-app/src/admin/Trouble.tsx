import { Box, SectionMessage, Text } from '@forge/react'

/** Why something that was asked for did not happen; nothing while there is nothing to say. */
export function Trouble({
  problem,
  title,
}: {
  readonly problem: string | undefined
  readonly title: string
}) {
  if (problem === undefined) return null
  return (
    <Box role="alert">
      <SectionMessage appearance="error" title={title}>
        <Text>{problem}</Text>
      </SectionMessage>
    </Box>
  )
}
