import type { Feature } from './feature'
import { postMergeSummary } from './post-merge-summary/post-merge-summary'

/** The table of contents: every feature, in the order in which they run. */
export const features: readonly Feature[] = [postMergeSummary]
