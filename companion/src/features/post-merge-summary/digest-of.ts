import { createHash } from 'node:crypto'
import type { MergeFacts } from './facts/facts'

/** Tells facts apart; `parts` are what else decided how they were written. */
export const digestOf = (facts: MergeFacts, ...parts: readonly string[]): string =>
  createHash('sha256')
    .update(JSON.stringify([facts, ...parts]))
    .digest('hex')
