import { z } from 'zod'

/** What people see of a pull request's life. A draft is open, but nobody is asked to look at it yet. */
export const PullRequestState = z.enum(['open', 'draft', 'merged', 'declined'])
export type PullRequestState = z.infer<typeof PullRequestState>

/** The last word of one reviewer: approved, asks for changes, or has only commented. */
export const Verdict = z.enum(['approved', 'changesRequested', 'commented'])
export type Verdict = z.infer<typeof Verdict>

/** A kind of Git service, by the name of its folder under `git-hosts/`. */
export const GitHostId = z.enum(['github', 'gitlab', 'bitbucket', 'bitbucket-data-center', 'gitea'])
export type GitHostId = z.infer<typeof GitHostId>
