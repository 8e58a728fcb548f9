import type { Host } from './json/host'
import type { PullRequestName, PullRequestSteps } from './pull-request-steps'
import { refuse } from './refuse'
import { fullNameOf } from './store'

/** What people say about single lines of the code. */
export function threadSteps({ store }: Host): Pick<PullRequestSteps, 'comment' | 'answer' | 'setResolved'> {
  const commentBy = (by: string, body: string) => ({
    ...{ id: store.nextId(), by: store.getAccount(by).login, body, createdAt: store.now() },
  })

  const tell = (name: PullRequestName) => {
    const repository = fullNameOf(store.getRepository(name.repository))
    store.tell({ repository, number: name.number, what: 'threads' })
  }

  const getThread = (name: PullRequestName, id: number) => {
    const pullRequest = store.getPullRequest(name)
    const thread = pullRequest.threads.find((each) => each.id === id)
    if (!thread) throw new Error(`The sandbox's git host has no thread ${id} in #${name.number}.`)
    return thread
  }

  return {
    comment({ by, path, line, body, ...name }) {
      const pullRequest = store.getPullRequest(name)
      const isChanged = pullRequest.commits.some(({ files }) => files.some((file) => file.path === path))
      refuse(!isChanged, pullRequest, `does not change ${path}`)
      const comments = [commentBy(by, body)]
      const thread = { id: store.nextId(), path, line, isResolved: false, comments }
      pullRequest.threads.push(thread)
      tell(name)
      return thread
    },

    answer({ thread, by, body, ...name }) {
      const found = getThread(name, thread)
      found.comments.push(commentBy(by, body))
      tell(name)
      return found
    },

    setResolved({ thread, isResolved, ...name }) {
      const found = getThread(name, thread)
      found.isResolved = isResolved
      tell(name)
      return found
    },
  }
}
