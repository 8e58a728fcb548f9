import { z } from 'zod'
import { Failure } from '../../failure'
import type {
  Person,
  PullRequestEvent,
  PullRequestEventKind,
  Repository,
} from '../../pull-requests/pull-request'
import type { Delivery } from '../git-host'
import * as schema from './schema'

/** `undefined` for events we do not act on. Throws `payload-invalid` for ones we cannot read. */
export const read = (delivery: Delivery): PullRequestEvent | undefined => {
  const found = interpret(delivery)
  return 'ignored' in found ? undefined : found
}

/** Why nothing follows from a delivery that is read as nothing, in a sentence without any text a person wrote. */
export const whyIgnored = (delivery: Delivery): string => {
  const found = interpret(delivery)
  return 'ignored' in found ? found.ignored : 'Something follows from it.'
}

const interpret = ({ event, body }: Delivery): PullRequestEvent | { readonly ignored: string } => {
  if (event !== 'pull_request' && event !== 'pull_request_review')
    return { ignored: `Nothing follows from ${event}.` }
  const delivery = parse(body)
  const kind = event === 'pull_request' ? kindOf(delivery) : 'reviewed'
  if (!kind) return { ignored: `Nothing follows from ${event} ${delivery.action.slice(0, 100)}.` }
  const number = delivery.number ?? delivery.pull_request.number
  if (!number) return { ignored: `This ${event} names no pull request.` }
  const repository = delivery.repository ?? delivery.pull_request.base?.repo
  if (!repository) return { ignored: `This ${event} names no repository.` }
  return { kind, repository: repositoryOf(repository), number, sender: personOf(delivery.sender) }
}

const kinds: ReadonlyMap<string, PullRequestEventKind> = new Map([
  ['opened', 'opened'],
  ['reopened', 'reopened'],
  ['edited', 'updated'],
  ['synchronize', 'updated'],
  ['labeled', 'updated'],
  ['unlabeled', 'updated'],
  ['ready_for_review', 'draftChanged'],
  ['converted_to_draft', 'draftChanged'],
  ['review_requested', 'reviewRequested'],
  ['review_request_removed', 'reviewRequested'],
])

const kindOf = ({ action, pull_request }: schema.Delivery): PullRequestEventKind | undefined => {
  if (action !== 'closed') return kinds.get(action)
  return pull_request.merged === true || typeof pull_request.merged_at === 'string' ? 'merged' : 'closed'
}

const parse = (body: string): schema.Delivery => {
  try {
    return schema.Delivery.parse(JSON.parse(body))
  } catch (error) {
    const where = error instanceof z.ZodError ? (error.issues[0]?.path.join('.') ?? '') : 'not JSON'
    throw new Failure('payload-invalid', `GitHub's delivery cannot be read: ${where}.`, { cause: error })
  }
}

/** A repository that does not say whether it is private is treated as one that is. */
export const repositoryOf = ({ id, full_name, private: isPrivate }: schema.Repository): Repository => ({
  hostRepositoryId: String(id),
  name: full_name,
  isPrivate: isPrivate ?? true,
})

/** A deleted account is GitHub's "ghost". */
export const personOf = (user: schema.User, name?: string | null): Person => {
  const login = user?.login ?? 'ghost'
  return { login, name: name ?? login, isBot: user?.type === 'Bot' || login.endsWith('[bot]') }
}
