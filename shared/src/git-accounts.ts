import { z } from 'zod'
import { GitHostId } from './pull-request'

/** An account of a git host that is known to be one person's. */
export const OwnGitAccount = z.object({
  connectionId: z.string(),
  host: GitHostId,
  /** The host's address as people know it. */
  hostName: z.string(),
  login: z.string(),
  /** `address`: both sides show the same e-mail address. `said`: somebody has said so. */
  how: z.enum(['address', 'said']),
  saidBy: z.string().optional(),
})
export type OwnGitAccount = z.infer<typeof OwnGitAccount>

/** What a person finds in their own settings. */
export const GitAccounts = z.object({
  accounts: z.array(OwnGitAccount),
  /** Whether they may be suggested as a reviewer at all. */
  isSuggested: z.boolean(),
  /** Where reviewers are suggested and this person has written or reviewed something. */
  repositories: z.array(z.object({ repositoryId: z.string(), name: z.string(), isSuggested: z.boolean() })),
})
export type GitAccounts = z.infer<typeof GitAccounts>

/** What a person asks for in their own settings; whose they are is what Forge says. */
export const PersonalAsk = z.discriminatedUnion('action', [
  z.object({
    action: z.literal('refuse-git-account'),
    connectionId: z.uuid(),
    login: z.string().max(100),
  }),
  z.object({
    action: z.literal('allow-suggesting'),
    /** Absent: in every repository. */
    repositoryId: z.uuid().optional(),
    isAllowed: z.boolean(),
  }),
])
export type PersonalAsk = z.infer<typeof PersonalAsk>

/** Why nothing was read or done. A refusal is a sentence for the person. */
export type PersonalTrouble =
  | { readonly kind: 'refused'; readonly message: string }
  | { readonly kind: 'not-allowed' }
  | { readonly kind: 'not-paired' }
  | { readonly kind: 'unreachable'; readonly reference: string }

export type PersonalAnswer = { readonly kind: 'accounts'; readonly accounts: GitAccounts } | PersonalTrouble

/** The functions that the page of personal settings may call, as resolver and page both see them. */
export type PersonalFunctions = {
  readOwnAccounts: () => PersonalAnswer
  /** Answers with how it stands afterwards. */
  askPersonally: (ask: PersonalAsk) => PersonalAnswer
}
