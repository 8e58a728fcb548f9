import type { Announce } from './announce'
import type { Host } from './json/host'
import type { PullRequestSteps } from './pull-request-steps'

/** What people and programs say on a pull request, beside its code. */
export const remarkSteps = (
  { store }: Host,
  announce: Announce,
): Pick<PullRequestSteps, 'say' | 'deleteRemark'> => ({
  async say({ by, body, ...name }) {
    const pullRequest = store.getPullRequest(name)
    const at = store.now()
    const remark = {
      ...{ id: store.nextId(), by: store.getAccount(by).login, body },
      ...{ createdAt: at, updatedAt: at, reactions: [] },
    }
    pullRequest.remarks.push(remark)
    return { remark, deliveries: await announce.remark(pullRequest, remark) }
  },

  deleteRemark({ id, ...name }) {
    const pullRequest = store.getPullRequest(name)
    pullRequest.remarks = pullRequest.remarks.filter((remark) => remark.id !== id)
    store.tell({ ...name, what: 'remarks' })
  },
})
