import type { IconProps, LozengeProps } from '@forge/react'
import type { PullRequestState } from '@throughline/shared/pull-request'

interface Looks {
  readonly glyph: IconProps['glyph']
  readonly color: NonNullable<IconProps['color']>
  readonly appearance: NonNullable<LozengeProps['appearance']>
}

/** How each state looks; its word always stands beside it. */
export const stateLooks: Readonly<Record<PullRequestState, Looks>> = {
  open: { glyph: 'pull-request', color: 'color.icon.information', appearance: 'inprogress' },
  draft: { glyph: 'pull-request', color: 'color.icon.subtle', appearance: 'default' },
  merged: { glyph: 'merge-success', color: 'color.icon.success', appearance: 'success' },
  declined: { glyph: 'cross', color: 'color.icon.danger', appearance: 'removed' },
}
