import { z } from 'zod'
import { Failure } from '../../failure'
import type { Person, PullRequestEvent, PullRequestEventKind } from '../../pull-requests/pull-request'
import type { Delivery } from '../git-host'
import { PullRequestDelivery, type Repository, ReviewDelivery, type User } from './schema'

/** `undefined` for events we do not act on. Throws `payload-invalid` for ones we cannot read. */
export const read = ({ event, body }: Delivery): PullRequestEvent | undefined => {
  if (event === 'pull_request') return readPullRequest(body)
  if (event === 'pull_request_review') return readReview(body)
  return undefined
}

const kinds: Readonly<Record<string, PullRequestEventKind>> = {
  opened: 'opened',
  reopened: 'reopened',
  edited: 'updated',
  synchronize: 'updated',
  labeled: 'updated',
  unlabeled: 'updated',
  ready_for_review: 'draftChanged',
  converted_to_draft: 'draftChanged',
  review_requested: 'reviewRequested',
  review_request_removed: 'reviewRequested',
}

const readPullRequest = (body: string): PullRequestEvent | undefined => {
  const { action, number, pull_request, repository, sender } = parse(PullRequestDelivery, body)
  const isMerged = pull_request.merged === true || typeof pull_request.merged_at === 'string'
  const kind = action === 'closed' ? closedKind(isMerged) : kinds[action]
  if (!kind) return undefined
  return { kind, repository: repositoryOf(repository), number, sender: personOf(sender) }
}

const closedKind = (isMerged: boolean): PullRequestEventKind => (isMerged ? 'merged' : 'closed')

const readReview = (body: string): PullRequestEvent => {
  const { pull_request, repository, sender } = parse(ReviewDelivery, body)
  return {
    kind: 'reviewed',
    repository: repositoryOf(repository),
    number: pull_request.number,
    sender: personOf(sender),
  }
}

const parse = <T>(schema: z.ZodType<T>, body: string): T => {
  try {
    return schema.parse(JSON.parse(body))
  } catch (error) {
    const where = error instanceof z.ZodError ? (error.issues[0]?.path.join('.') ?? '') : 'not JSON'
    throw new Failure('payload-invalid', `GitHub's delivery cannot be read: ${where}.`, { cause: error })
  }
}

export const repositoryOf = (repository: z.infer<typeof Repository>) => ({
  hostRepositoryId: String(repository.id),
  name: repository.full_name,
  isPrivate: repository.private,
})

/** A deleted account is GitHub's "ghost". */
export const personOf = (user: z.infer<typeof User>, name?: string | null): Person => ({
  login: user?.login ?? 'ghost',
  name: name ?? user?.login ?? 'ghost',
  isBot: user?.type === 'Bot' || (user?.login.endsWith('[bot]') ?? false),
})
