import { z } from 'zod'

/**
 * Only the fields we read, and tolerant about all others: recorded deliveries of real hosts, old Enterprise Servers
 * among them, lack fields that GitHub's own description calls required.
 * Source: https://docs.github.com/en/webhooks/webhook-events-and-payloads
 */
export const User = z.object({ login: z.string(), type: z.string().optional() }).nullish()

export const Repository = z.object({
  id: z.number(),
  full_name: z.string(),
  private: z.boolean(),
})

const base = { repository: Repository, sender: User }

export const PullRequestDelivery = z.object({
  ...base,
  action: z.string(),
  number: z.number(),
  changes: z.looseObject({}).optional(),
  pull_request: z.object({ merged: z.boolean().nullish(), merged_at: z.string().nullish() }),
})

export const ReviewDelivery = z.object({
  ...base,
  action: z.string(),
  pull_request: z.object({ number: z.number() }),
})

const Branch = z.object({ ref: z.string(), sha: z.string(), repo: Repository.nullish() })

export const PullRequest = z.object({
  number: z.number(),
  title: z.string(),
  body: z.string().nullish(),
  html_url: z.string(),
  state: z.enum(['open', 'closed']),
  draft: z.boolean().nullish(),
  merged: z.boolean().nullish(),
  merged_at: z.string().nullish(),
  merged_by: User,
  merge_commit_sha: z.string().nullish(),
  user: User,
  labels: z.array(z.object({ name: z.string() })).nullish(),
  head: Branch,
  base: Branch,
  created_at: z.string(),
  updated_at: z.string(),
  changed_files: z.number().nullish(),
})
export type PullRequest = z.infer<typeof PullRequest>

export const Commits = z.array(z.object({ sha: z.string(), commit: z.object({ message: z.string() }) }))

export const Reviews = z.array(z.object({ user: User, state: z.string() }))
export type Reviews = z.infer<typeof Reviews>

export const Files = z.array(
  z.object({
    filename: z.string(),
    previous_filename: z.string().nullish(),
    status: z.string(),
    additions: z.number(),
    deletions: z.number(),
  }),
)

export const Account = z.object({
  login: z.string(),
  name: z.string().nullish(),
  type: z.string().optional(),
})
