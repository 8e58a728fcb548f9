import { z } from 'zod'

/**
 * Where a repository stands on its way to links without asking: what people said to what was sure enough for a link, and
 * how much of that is enough.
 */
export const LinkGate = z.object({
  stage: z.enum(['learning', 'ready', 'linking']),
  confirmed: z.int().nonnegative(),
  rejected: z.int().nonnegative(),
  enoughAnswers: z.int().positive(),
  /** Of 100. */
  enoughPercent: z.int().positive(),
})
export type LinkGate = z.infer<typeof LinkGate>

/** The words of it, the same in Jira and on the dashboard. */
export const linkGateWords = {
  title: ({ stage }: LinkGate): string => (stage === 'linking' ? 'Link without asking' : 'Suggest first'),
  stage: { learning: 'Learning', ready: 'Ready', linking: 'Links by itself' },
  /** "People confirmed 41 of 44 suggestions here (93 %). Linking without asking is offered from 97 % and 50 answers." */
  evidence: (gate: LinkGate): string => {
    const { confirmed, rejected, enoughAnswers, enoughPercent } = gate
    const answers = confirmed + rejected
    const offered = `Linking without asking is offered from ${enoughPercent} % and ${enoughAnswers} answers.`
    if (answers === 0) return `Nobody has answered a suggestion here yet. ${offered}`
    const percent = Math.floor((100 * confirmed) / answers)
    return `People confirmed ${confirmed} of ${answers} suggestions here (${percent} %). ${offered}`
  },
  /** "Suggests only: 12 of 50 answered, 11 confirmed" */
  progress: ({ confirmed, rejected, enoughAnswers }: LinkGate): string =>
    `Suggests only: ${confirmed + rejected} of ${enoughAnswers} answered, ${confirmed} confirmed`,
  linkAtOnce: 'Link without asking',
  suggestFirst: 'Suggest first again',
  saved: (linksAtOnce: boolean, repository: string): string =>
    linksAtOnce
      ? `Issues are linked without asking in ${repository}`
      : `Issues are suggested first in ${repository}`,
  export: 'Export the answers (JSON lines)',
} as const
