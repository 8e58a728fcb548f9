import { z } from 'zod'

/**
 * Only the fields we read, and tolerant about all others: recorded deliveries of real hosts, old Enterprise Servers
 * among them, lack fields that GitHub's own description calls required.
 * Source: https://docs.github.com/en/webhooks/webhook-events-and-payloads
 */
export const User = z.object({ login: z.string().nullish(), type: z.string().nullish() }).nullish()
export type User = z.infer<typeof User>

export const Repository = z.object({
  id: z.union([z.number(), z.string()]),
  full_name: z.string(),
  private: z.boolean().nullish(),
})
export type Repository = z.infer<typeof Repository>

/** A delivery about a pull request. Repository and number may stand in the pull request alone. */
export const Delivery = z.object({
  action: z.string(),
  number: z.number().nullish(),
  repository: Repository.nullish(),
  sender: User,
  pull_request: z.object({
    number: z.number().nullish(),
    merged: z.boolean().nullish(),
    merged_at: z.string().nullish(),
    /** Of use only where nothing else names the repository. */
    base: z.object({ repo: Repository.nullish() }).nullish().catch(undefined),
  }),
})
export type Delivery = z.infer<typeof Delivery>

/** The head of a pull request; its repository is null once the fork is gone, and nothing needs it. */
const Head = z.object({ ref: z.string(), sha: z.string() })
const Base = z.object({ ref: z.string(), sha: z.string(), repo: Repository })

export const PullRequest = z.object({
  number: z.number(),
  title: z.string(),
  body: z.string().nullish(),
  html_url: z.string(),
  state: z.string(),
  draft: z.boolean().nullish(),
  merged: z.boolean().nullish(),
  merged_at: z.string().nullish(),
  merged_by: User,
  merge_commit_sha: z.string().nullish(),
  user: User,
  labels: z.array(z.object({ name: z.string() })).nullish(),
  head: Head,
  base: Base,
  created_at: z.string(),
  updated_at: z.string(),
  changed_files: z.number().nullish(),
  commits: z.number().nullish(),
  requested_reviewers: z.array(z.unknown()).nullish(),
  requested_teams: z.array(z.unknown()).nullish(),
})
export type PullRequest = z.infer<typeof PullRequest>

export const Commit = z.object({ sha: z.string(), commit: z.object({ message: z.string() }) })
export type Commit = z.infer<typeof Commit>
export const Commits = z.array(Commit)

/** What the comparison of two commits says of those between them. */
export const ComparedCommits = z.object({ commits: Commits }).transform(({ commits }) => commits)

export const Reviews = z.array(z.object({ user: User, state: z.string() }))
export type Reviews = z.infer<typeof Reviews>

export const Files = z.array(
  z.object({
    filename: z.string(),
    previous_filename: z.string().nullish(),
    status: z.string(),
    additions: z.number(),
    deletions: z.number(),
    /** Missing where the file is binary or its change too large. */
    patch: z.string().nullish(),
  }),
)
export type File = z.infer<typeof Files>[number]

export const Account = z.object({
  login: z.string(),
  name: z.string().nullish(),
  type: z.string().optional(),
})

/** An Enterprise Server alone tells its version here. */
export const Meta = z.object({
  installed_version: z.string().nullish(),
  verifiable_password_authentication: z.boolean().optional(),
})

export const ListedRepositories = z.array(
  Repository.extend({
    archived: z.boolean().nullish(),
    permissions: z.object({ admin: z.boolean().nullish() }).nullish(),
  }),
)
export type ListedRepository = z.infer<typeof ListedRepositories>[number]

export const ListedPullRequests = z.array(
  z.object({ number: z.number(), state: z.string(), updated_at: z.string(), user: User }),
)

export const ClosedPullRequests = z.array(
  z.object({
    number: z.number(),
    title: z.string(),
    created_at: z.string(),
    merged_at: z.string().nullish(),
    user: User,
  }),
)

export const Users = z.array(User)
export const RequestedReviewers = z.object({ users: z.array(User) })

export const PublicAccount = z.object({
  login: z.string(),
  type: z.string().nullish(),
  name: z.string().nullish(),
  email: z.string().nullish(),
})

/** `admin`, `write`, `read` or `none`; finer roles are told as the next lower one of these. */
export const Access = z.object({ permission: z.string() })

/** Without content for what is no file, and for a long one. */
export const MaybeFile = z.object({ content: z.string().optional(), encoding: z.string().optional() })

export const FileContent = z.object({ content: z.string(), encoding: z.string() })

export const Hook = z.object({
  id: z.number(),
  active: z.boolean(),
  config: z.object({ url: z.string().nullish() }).nullish(),
  last_response: z.object({ code: z.number().nullish() }).nullish(),
})
export type Hook = z.infer<typeof Hook>
export const Hooks = z.array(Hook)

/** What a refusal says in detail. */
export const Refusal = z.object({ errors: z.array(z.object({ message: z.string().nullish() })) })

/** `status_code` is 0, or missing, where no answer came. */
export const SentDeliveries = z.array(
  z.object({
    id: z.union([z.number(), z.string()]),
    guid: z.string(),
    delivered_at: z.string(),
    status_code: z.number().nullish(),
    event: z.string(),
  }),
)
export type SentDelivery = z.infer<typeof SentDeliveries>[number]

export const SentDelivery = z.object({
  event: z.string(),
  request: z.object({ payload: z.record(z.string(), z.unknown()).nullish() }),
})

/** Whatever GraphQL was asked. */
export const GraphqlAnswer = z.object({
  data: z.unknown(),
  errors: z.array(z.object({ type: z.string().nullish() })).nullish(),
})

/** Somebody as GraphQL names them; null once the account is gone. */
const Actor = z.object({ __typename: z.string(), login: z.string(), name: z.string().nullish() }).nullish()

const ThreadComment = z.object({
  author: Actor,
  body: z.string(),
  url: z.string(),
  createdAt: z.string(),
  isMinimized: z.boolean().nullish(),
})
export type ThreadComment = z.infer<typeof ThreadComment>

const Comments = z.object({ nodes: z.array(ThreadComment.nullable()).nullish() })

const Thread = z.object({
  id: z.string(),
  isResolved: z.boolean(),
  isOutdated: z.boolean(),
  path: z.string(),
  line: z.number().nullish(),
  originalLine: z.number().nullish(),
  first: Comments,
  last: Comments,
})
export type Thread = z.infer<typeof Thread>

export const ReviewThreads = z.object({
  repository: z.object({
    pullRequest: z.object({
      reviewThreads: z.object({
        pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullish() }),
        nodes: z.array(Thread.nullable()).nullish(),
      }),
    }),
  }),
})

export const IssueComment = z.object({
  id: z.union([z.number(), z.string()]),
  user: User,
  body: z.string().nullish(),
})
export const IssueComments = z.array(IssueComment)

/** A comment on an issue or, where `pull_request` is there, on a pull request. */
export const CommentDelivery = z.object({
  action: z.string(),
  issue: z.object({ number: z.number().nullish().catch(undefined), pull_request: z.object({}).nullish() }),
  comment: IssueComment,
  repository: Repository.nullish().catch(undefined),
  sender: User,
})
