import { z } from 'zod'
import { GitHostId } from './pull-request'

/** A git host that pull requests of this site come from. `name` is what its admin called it. */
export const SetupGitHost = z.object({
  id: z.string(),
  host: GitHostId,
  name: z.string(),
  repositoryCount: z.int().nonnegative(),
})
export type SetupGitHost = z.infer<typeof SetupGitHost>

/** What the admin page shows of a Jira site. An empty `gitHosts` means that nothing can be linked yet. */
export const Setup = z.object({
  gitHosts: z.array(SetupGitHost),
  /** Where this site's Throughline runs, as an https address. */
  companionAddress: z.string().min(1),
})
export type Setup = z.infer<typeof Setup>

/** What the Forge app asks the companion for, after it has checked that this person administers Jira. */
export const SetupRequest = z.object({ accountId: z.string().min(1) })
export type SetupRequest = z.infer<typeof SetupRequest>

/** What the admin page's function answers the page in the browser. */
export type SetupAnswer =
  | { readonly kind: 'setup'; readonly setup: Setup }
  /** This person lacks "Administer Jira". */
  | { readonly kind: 'not-allowed' }
  /** The companion did not answer, or not in time. The reference is 8 hex characters, for support. */
  | { readonly kind: 'unreachable'; readonly reference: string }

/** The functions the admin page may call, as resolver and page both see them. */
export type SetupFunctions = {
  readSetup: () => SetupAnswer
}
