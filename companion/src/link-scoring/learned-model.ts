import learned from './learned-model.json'
import type { LinkModel } from './link-model'

/** What `npm run eval -- links --train` wrote; docs/auto-link.md says from which data, and with what figures. */
export const learnedModel: LinkModel = learned
