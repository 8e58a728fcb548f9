import learned from './learned-model.json'
import type { LinkModel } from './link-model'

/**
 * What `npm run eval -- links --leave-one-out --train` wrote. The file says itself from which data, when, and with what
 * figures on repositories that what judged them had not seen; docs/auto-link.md explains them.
 */
export const learnedModel: LinkModel = learned
