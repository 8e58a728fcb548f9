import { Icon, Inline } from '@forge/react'
import type { PanelPullRequest } from '@throughline/shared/panel'
import { Subtle } from '../Subtle'
import { countBy } from './count-by'
import { usePanelWords } from './panel-words'

/** What the reviewers said last, counted; nothing while nobody has said anything. */
export function ReviewWords({ reviews }: Pick<PanelPullRequest, 'reviews'>) {
  const words = usePanelWords()
  if (reviews.length === 0) return null
  const isAllApproved = reviews.every(({ verdict }) => verdict === 'approved')
  return (
    <Inline space="space.050" alignBlock="center">
      {isAllApproved ? (
        <Icon glyph="check-mark" size="small" color="color.icon.success" label="" />
      ) : (
        <Icon glyph="comment" size="small" color="color.icon.warning" label="" />
      )}
      <Subtle>{words.reviews(countBy(reviews, ({ verdict }) => verdict))}</Subtle>
    </Inline>
  )
}
