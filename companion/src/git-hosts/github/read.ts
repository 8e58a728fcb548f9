import { z } from 'zod'
import { Failure } from '../../failure'
import { readCommands } from '../../pull-requests/comment-commands'
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

type Interpreted = PullRequestEvent | { readonly ignored: string }

const interpret = ({ event, body }: Delivery): Interpreted => {
  if (event === 'issue_comment') return interpretComment(body)
  if (event !== 'pull_request' && event !== 'pull_request_review')
    return { ignored: `Nothing follows from ${event}.` }
  const delivery = parse(schema.Delivery, body)
  const kind = event === 'pull_request' ? kindOf(delivery) : 'reviewed'
  if (!kind) return { ignored: `Nothing follows from ${event} ${delivery.action.slice(0, 100)}.` }
  const number = delivery.number ?? delivery.pull_request.number
  if (!number) return { ignored: `This ${event} names no pull request.` }
  const repository = delivery.repository ?? delivery.pull_request.base?.repo
  if (!repository) return { ignored: `This ${event} names no repository.` }
  return { kind, repository: repositoryOf(repository), number, sender: personOf(delivery.sender) }
}

/** Only a new comment of a person that holds a command is of any use; what it says is read again before it is obeyed. */
const interpretComment = (body: string): Interpreted => {
  const { action, issue, comment, repository, sender } = parse(schema.CommentDelivery, body)
  if (action !== 'created') return { ignored: `Nothing follows from issue_comment ${action.slice(0, 100)}.` }
  if (!issue.pull_request || !issue.number || !repository)
    return { ignored: 'This comment is not on a pull request.' }
  const person = personOf(sender)
  if (person.isBot) return { ignored: 'A bot wrote this comment.' }
  if (readCommands(comment.body ?? '').length === 0) return { ignored: 'This comment holds no command.' }
  return {
    ...{ kind: 'commented', repository: repositoryOf(repository), number: issue.number, sender: person },
    commentId: String(comment.id),
  }
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

const parse = <T>(schemaOf: z.ZodType<T>, body: string): T => {
  try {
    return schemaOf.parse(JSON.parse(body))
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
