import type { Announce } from './announce'
import type { Host } from './json/host'
import { labelJson } from './json/pull-request-label'
import type { PullRequestSteps } from './pull-request-steps'
import { refuse } from './refuse'

/** How a pull request gets labels, and loses them. */
export function labelSteps(
  host: Host,
  announce: Announce,
): Pick<PullRequestSteps, 'addLabel' | 'removeLabel'> {
  const { store } = host

  return {
    async addLabel({ label: name, by, ...of }) {
      const pullRequest = store.getPullRequest(of)
      const isThere = pullRequest.labels.some((each) => each.name === name)
      refuse(isThere, pullRequest, `has the label ${name} already`)
      const label = { id: store.nextId(), name, color: 'ededed' }
      pullRequest.labels.push(label)
      pullRequest.updatedAt = store.now()
      const more = { label: labelJson(host, pullRequest, label) }
      return announce.pullRequest(pullRequest, { action: 'labeled', by: by ?? pullRequest.author, more })
    },

    async removeLabel({ label: name, by, ...of }) {
      const pullRequest = store.getPullRequest(of)
      const label = pullRequest.labels.find((each) => each.name === name)
      refuse(!label, pullRequest, `has no label ${name}`)
      pullRequest.labels = pullRequest.labels.filter((each) => each !== label)
      pullRequest.updatedAt = store.now()
      const more = label && { label: labelJson(host, pullRequest, label) }
      return announce.pullRequest(pullRequest, {
        action: 'unlabeled',
        by: by ?? pullRequest.author,
        ...(more && { more }),
      })
    },
  }
}
