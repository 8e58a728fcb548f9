import type { Host } from './json/host'
import { renamedWebhook, transferredWebhook } from './json/webhook'
import type { Delivery, FakeRepository } from './state'
import type { Webhooks } from './webhooks'

interface Move {
  /** `owner/name`, before and after. */
  readonly from: string
  readonly to: string
  readonly by: string
}

/** What happens to a repository as a whole. Its number stays, and its former names lead to it. */
export interface RepositorySteps {
  renameRepository(rename: Move): Promise<readonly Delivery[]>
  /** Gives it to another owner, who has an account here already. */
  transferRepository(transfer: Move): Promise<readonly Delivery[]>
}

export function repositorySteps(host: Host, webhooks: Webhooks): RepositorySteps {
  const { store } = host

  const move = (repository: FakeRepository, { from, to }: Move) => {
    if (store.findRepository(to)) throw new Error(`The sandbox's git host has a repository ${to} already.`)
    const [owner = '', name = ''] = to.split('/')
    const formerNames = [...repository.formerNames, from.toLowerCase()]
    Object.assign(repository, { owner: store.getAccount(owner).login, name, formerNames })
  }

  return {
    async renameRepository(rename) {
      const { from, to, by } = rename
      const repository = store.getRepository(from)
      const { name, owner } = repository
      const [newOwner, newName] = to.split('/')
      if (newOwner !== owner || !newName) throw new Error(`${from} can only be renamed within its owner.`)
      move(repository, rename)
      store.tell({ repository: to, number: undefined, what: 'renamed' })
      const body = renamedWebhook(host, repository, name, by)
      return webhooks.announce(repository.id, { event: 'repository', body })
    },

    async transferRepository(transfer) {
      const { from, to, by } = transfer
      const repository = store.getRepository(from)
      const formerOwner = store.getAccount(repository.owner)
      move(repository, transfer)
      store.tell({ repository: to, number: undefined, what: 'transferred' })
      const body = transferredWebhook(host, repository, formerOwner, by)
      return webhooks.announce(repository.id, { event: 'repository', body })
    },
  }
}
