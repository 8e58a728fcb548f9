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
