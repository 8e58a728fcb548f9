import type { LinkAction } from './bands'

/** What people made of the suggestions in one repository. */
export interface Answers {
  readonly confirmed: number
  readonly rejected: number
}

/** Where a repository stands on its way to links without asking. */
export type Stage = 'learning' | 'ready' | 'linking'

/** Suggestions are answered this often, and this share of them confirmed, before links are made without asking. */
export const enough = { answers: 50, precision: 0.97 } as const

export function stageOf({ confirmed, rejected }: Answers, asksFirst: boolean): Stage {
  if (!asksFirst) return 'linking'
  const answers = confirmed + rejected
  return answers >= enough.answers && confirmed / answers >= enough.precision ? 'ready' : 'learning'
}

/** A link becomes a suggestion until somebody has chosen to link without asking. */
export const gated = (action: LinkAction, stage: Stage): LinkAction =>
  action === 'link' && stage !== 'linking' ? 'suggest' : action
