import { Box, Inline, Spinner, Text } from '@forge/react'
import { useEffect, useState } from 'react'

/** Before that nobody has begun to wait, and a spinner would only flicker. */
const patienceMs = 400

/** Says that something loads, once it takes long enough to be noticed; until then it is nothing. */
export function LoadingLine({ text }: { readonly text: string }) {
  const [isSlow, setSlow] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), patienceMs)
    return () => clearTimeout(timer)
  }, [])
  if (!isSlow) return null
  return (
    <Box role="status">
      <Inline space="space.100" alignBlock="center">
        <Spinner size="small" />
        <Text size="small" color="color.text.subtle">
          {text}
        </Text>
      </Inline>
    </Box>
  )
}
