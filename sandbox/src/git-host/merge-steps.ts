import type { Announce } from './announce'
import type { Host } from './json/host'
import { headShaOf } from './json/pull-request'
import type { PullRequestSteps } from './pull-request-steps'
import { refuse } from './refuse'
import type { Commit, FakePullRequest } from './state'

interface Landing {
  readonly by: string
  readonly method: 'merge' | 'squash' | 'rebase'
  readonly message: string | undefined
}

/** How a pull request ends, and how a closed one comes back. */
export function mergeSteps(
  host: Host,
  announce: Announce,
): Pick<PullRequestSteps, 'merge' | 'close' | 'reopen'> {
  const { store } = host

  /** What lands on the base branch, the last commit being the one that GitHub calls the merge commit. */
  const landed = (pullRequest: FakePullRequest, { by, method, message }: Landing): readonly Commit[] => {
    const repository = store.getRepository(pullRequest.repositoryId)
    const commit = (text: string, files: Commit['files'], parentSha: string): Commit => {
      return { sha: store.newSha(text), parentSha, message: text, author: by, createdAt: store.now(), files }
    }
    if (method === 'squash') {
      const files = pullRequest.commits.flatMap((each) => each.files)
      const title = `${pullRequest.title} (#${pullRequest.number})`
      return [commit(message ?? title, files, repository.headSha)]
    }
    if (method === 'merge') {
      const source = `${repository.owner}/${pullRequest.branch}`
      const title = `Merge pull request #${pullRequest.number} from ${source}\n\n${pullRequest.title}`
      return [...pullRequest.commits, commit(message ?? title, [], repository.headSha)]
    }
    let parentSha = repository.headSha
    return pullRequest.commits.map(({ message: text, files }) => {
      const rebased = commit(text, files, parentSha)
      parentSha = rebased.sha
      return rebased
    })
  }

  return {
    async merge({ by, method = 'merge', message, ...name }) {
      const pullRequest = store.getPullRequest(name)
      refuse(pullRequest.state !== 'open' || pullRequest.isDraft, pullRequest, 'cannot be merged now')
      const { login } = store.getAccount(by)
      const repository = store.getRepository(pullRequest.repositoryId)
      const commits = landed(pullRequest, { by: login, method, message })
      const before = repository.headSha
      const after = commits.at(-1)?.sha ?? headShaOf(pullRequest)
      const at = store.now()
      repository.headSha = after
      repository.landed.push(...commits)
      const merge = { by: login, sha: after, mergedAt: at }
      Object.assign(pullRequest, { state: 'closed', closedAt: at, updatedAt: at, merge })
      const push = { branch: pullRequest.baseBranch, before, after, commits, by: login }
      const sent = await announce.pushed(pullRequest, push)
      return announce.pullRequest(pullRequest, { action: 'closed', by: login }, sent)
    },

    async close({ by, ...name }) {
      const pullRequest = store.getPullRequest(name)
      refuse(pullRequest.state !== 'open', pullRequest, 'is closed already')
      const at = store.now()
      Object.assign(pullRequest, { state: 'closed', closedAt: at, updatedAt: at })
      return announce.pullRequest(pullRequest, { action: 'closed', by })
    },

    async reopen({ by, ...name }) {
      const pullRequest = store.getPullRequest(name)
      refuse(
        pullRequest.state === 'open' || pullRequest.merge !== undefined,
        pullRequest,
        'cannot be reopened',
      )
      Object.assign(pullRequest, { state: 'open', updatedAt: store.now() })
      pullRequest.closedAt = undefined
      return announce.pullRequest(pullRequest, { action: 'reopened', by })
    },
  }
}
