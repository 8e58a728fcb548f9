import { z } from 'zod'

export const Account = z.object({
  id: z.int(),
  login: z.string(),
  name: z.string().nullable(),
  type: z.enum(['User', 'Bot', 'Organization']),
  /** What everybody may see of their address; hidden unless they show one. */
  email: z.string().optional(),
})
export type Account = z.infer<typeof Account>

/** `patch` is what GitHub shows of a text file: hunks without the file's header. */
export const FileChange = z.object({
  path: z.string(),
  previousPath: z.string().optional(),
  change: z.enum(['added', 'modified', 'removed', 'renamed']),
  patch: z.string(),
  /** The whole file after the change, for who asks for more than the patch. */
  text: z.string().optional(),
})
export type FileChange = z.infer<typeof FileChange>

export const Commit = z.object({
  sha: z.string(),
  parentSha: z.string(),
  message: z.string(),
  author: z.string(),
  createdAt: z.iso.datetime(),
  files: z.array(FileChange),
})
export type Commit = z.infer<typeof Commit>

export const Review = z.object({
  id: z.int(),
  reviewer: z.string(),
  state: z.enum(['APPROVED', 'CHANGES_REQUESTED', 'COMMENTED']),
  body: z.string(),
  commitSha: z.string(),
  submittedAt: z.iso.datetime(),
})
export type Review = z.infer<typeof Review>

/** What people say about one place of the code; the first comment begins it. */
export const ReviewThread = z.object({
  id: z.int(),
  path: z.string(),
  line: z.int(),
  isResolved: z.boolean(),
  comments: z.array(z.object({ id: z.int(), by: z.string(), body: z.string(), createdAt: z.iso.datetime() })),
})
export type ReviewThread = z.infer<typeof ReviewThread>

/** What somebody said on a pull request, beside its code. */
export const Remark = z.object({
  id: z.int(),
  by: z.string(),
  body: z.string(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  reactions: z.array(
    z.object({ id: z.int(), by: z.string(), content: z.string(), createdAt: z.iso.datetime() }),
  ),
})
export type Remark = z.infer<typeof Remark>

/** The last one of a commit and a context counts. */
export const CommitStatus = z.object({
  id: z.int(),
  sha: z.string(),
  state: z.enum(['error', 'failure', 'pending', 'success']),
  context: z.string(),
  description: z.string().optional(),
  targetUrl: z.string().optional(),
  by: z.string(),
  createdAt: z.iso.datetime(),
})
export type CommitStatus = z.infer<typeof CommitStatus>

/** People are named by their login. The head is the last commit. */
export const FakePullRequest = z.object({
  id: z.int(),
  repositoryId: z.int(),
  number: z.int(),
  title: z.string(),
  body: z.string().nullable(),
  author: z.string(),
  branch: z.string(),
  /** It came from a fork that was deleted since: only its commits are still known. */
  isForkGone: z.boolean(),
  baseBranch: z.string(),
  baseSha: z.string(),
  state: z.enum(['open', 'closed']),
  isDraft: z.boolean(),
  labels: z.array(z.object({ id: z.int(), name: z.string(), color: z.string() })),
  requestedReviewers: z.array(z.string()),
  commits: z.array(Commit).min(1),
  reviews: z.array(Review),
  threads: z.array(ReviewThread).default([]),
  /** Oldest first. */
  remarks: z.array(Remark).default([]),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  closedAt: z.iso.datetime().optional(),
  merge: z.object({ by: z.string(), sha: z.string(), mergedAt: z.iso.datetime() }).optional(),
})
export type FakePullRequest = z.infer<typeof FakePullRequest>

export const FakeRepository = z.object({
  id: z.int(),
  owner: z.string(),
  name: z.string(),
  /** Full names it had before; they still lead to it. */
  formerNames: z.array(z.string()),
  description: z.string(),
  isPrivate: z.boolean(),
  /** Logins that may read it although it is private. */
  readers: z.array(z.string()),
  defaultBranch: z.string(),
  /** The text of `.github/CODEOWNERS`, on every branch. */
  codeOwners: z.string().optional(),
  headSha: z.string(),
  /** What merges have put on the default branch, the oldest first. */
  landed: z.array(Commit),
  /** Oldest first. */
  statuses: z.array(CommitStatus).default([]),
  nextNumber: z.int(),
  createdAt: z.iso.datetime(),
  pushedAt: z.iso.datetime(),
})
export type FakeRepository = z.infer<typeof FakeRepository>

export const Hook = z.object({
  id: z.int(),
  repositoryId: z.int(),
  url: z.string(),
  secret: z.string().optional(),
  events: z.array(z.string()),
  isActive: z.boolean(),
  createdAt: z.iso.datetime(),
})
export type Hook = z.infer<typeof Hook>

/** One webhook as it was sent. No `status` means that no answer came within 10 s. */
export const Delivery = z.object({
  /** The id in X-GitHub-Delivery; a redelivery has the same. */
  id: z.string(),
  /** The host's own number of this attempt. */
  attempt: z.int().default(0),
  hookId: z.int(),
  event: z.string(),
  action: z.string().optional(),
  requestBody: z.string(),
  status: z.int().optional(),
  sentAt: z.iso.datetime(),
  durationMs: z.number(),
  isRedelivery: z.boolean(),
})
export type Delivery = z.infer<typeof Delivery>

/** Everything that "Start over" puts back, save the hooks. Times are ISO strings, so that it can be written to disk. */
export const GitHostState = z.object({
  nextId: z.int(),
  accounts: z.array(Account),
  repositories: z.array(FakeRepository),
  pullRequests: z.array(FakePullRequest),
  deliveries: z.array(Delivery),
})
export type GitHostState = z.infer<typeof GitHostState>
