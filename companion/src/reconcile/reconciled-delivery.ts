import { z } from 'zod'
import type { Delivery, ListedPullRequest } from '../git-hosts/git-host'
import type { NewDelivery } from '../inbox/inbox'
import type { PullRequestEvent, Repository } from '../pull-requests/pull-request'
import type { OpenPullRequest } from '../pull-requests/pull-requests'
import type { ConnectedRepository } from '../pull-requests/repositories'

/** No git host has an event of this name: it stands for a delivery that never came. */
const eventName = 'throughline reconciled'

/** What stands in the place of the body. */
const Body = z.object({
  kind: z.enum(['opened', 'updated']),
  number: z.number(),
  repository: z.object({ hostRepositoryId: z.string(), name: z.string(), isPrivate: z.boolean() }),
  sender: z.object({ login: z.string(), name: z.string(), isBot: z.boolean() }),
})

interface Found {
  readonly tenantId: string
  readonly connectionId: string
  readonly repository: Repository
  readonly pull: ListedPullRequest
  /** True when we have never seen it. */
  readonly isNew: boolean
}

/** A delivery in place of one that never came. The same change of the same pull request is the same delivery. */
export const reconciledDelivery = ({
  tenantId,
  connectionId,
  repository,
  pull,
  isNew,
}: Found): NewDelivery => ({
  tenantId,
  connectionId,
  deliveryId: `reconciled ${repository.hostRepositoryId} ${pull.number} ${pull.updatedAt.toISOString()}`,
  event: eventName,
  body: bodyOf(repository, pull, isNew && pull.isOpen ? 'opened' : 'updated'),
})

interface Mapped {
  readonly tenantId: string
  readonly repository: ConnectedRepository
  readonly pull: OpenPullRequest
  readonly at: Date
}

/** A delivery in place of the one that came before its repository might reach a project. */
export const mappedDelivery = ({ tenantId, repository, pull, at }: Mapped): NewDelivery => ({
  tenantId,
  connectionId: repository.connectionId,
  deliveryId: `mapped ${repository.hostRepositoryId} ${pull.number} ${at.toISOString()}`,
  event: eventName,
  body: bodyOf(repository, pull, 'updated'),
})

interface AskedFor {
  readonly tenantId: string
  readonly pull: Repository & OpenPullRequest & { readonly connectionId: string }
  readonly at: Date
}

/** A delivery for a pull request that a person wants looked at again. */
export const askedDelivery = ({ tenantId, pull, at }: AskedFor): NewDelivery => ({
  tenantId,
  connectionId: pull.connectionId,
  deliveryId: `asked ${pull.hostRepositoryId} ${pull.number} ${at.toISOString()}`,
  event: eventName,
  body: bodyOf(pull, pull, 'updated'),
})

const bodyOf = (
  { hostRepositoryId, name, isPrivate }: Repository,
  { number, author }: Pick<ListedPullRequest, 'number' | 'author'>,
  kind: 'opened' | 'updated',
): string => {
  const repository = { hostRepositoryId, name, isPrivate }
  const body: z.infer<typeof Body> = { kind, number, repository, sender: author }
  return JSON.stringify(body)
}

/** The event that a delivery of ours stands for; undefined for a delivery of the host's. */
export const readReconciled = ({ event, body }: Delivery): PullRequestEvent | undefined =>
  event === eventName ? Body.parse(JSON.parse(body)) : undefined
