import { Text } from '@forge/react'
import type { ReactNode } from 'react'

/** Secondary text: small and quiet. */
export function Subtle({ children }: { readonly children: ReactNode }) {
  return (
    <Text size="small" color="color.text.subtle">
      {children}
    </Text>
  )
}
