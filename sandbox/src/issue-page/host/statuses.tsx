import Badge from '@atlaskit/badge'
import Lozenge from '@atlaskit/lozenge'
import ProgressBar from '@atlaskit/progress-bar'
import { ProgressTracker } from '@atlaskit/progress-tracker'
import Spinner from '@atlaskit/spinner'
import { SimpleTag } from '@atlaskit/tag'
import TagGroup from '@atlaskit/tag-group'
import { direct, directWithText } from './direct'
import type { Renderers } from './forge-doc'

export const statuses: Renderers = {
  Badge: directWithText(Badge),
  Lozenge: directWithText(Lozenge),
  ProgressBar: direct(ProgressBar),
  ProgressTracker: direct(ProgressTracker),
  Spinner: direct(Spinner),
  Tag: direct(SimpleTag),
  TagGroup: direct(TagGroup),
}
