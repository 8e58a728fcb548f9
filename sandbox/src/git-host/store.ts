import type { Clock } from '@throughline/companion/clock'
import { createListeners } from '../jira/listeners'
import type { PullRequestName } from './pull-request-steps'
import { shaOf } from './sha'
import type { Account, FakePullRequest, FakeRepository, GitHostState, Hook } from './state'

/** A change on the host; `number` is undefined when it is not about one pull request. */
export interface GitHostChange {
  readonly repository: string | undefined
  readonly number: number | undefined
  readonly what: string
}

export type GitHostStore = ReturnType<typeof createGitHostStore>

/** The host's repositories with what hangs on them. What is asked for with `get` and is not there throws. */
export function createGitHostStore(clock: Clock, seed: () => GitHostState) {
  let state: GitHostState = seed()
  let hooks: Hook[] = []
  const changes = createListeners<GitHostChange>()

  const nextId = () => {
    state.nextId += 1
    return state.nextId
  }

  const findAccount = (login: string): Account | undefined =>
    state.accounts.find((account) => account.login.toLowerCase() === login.toLowerCase())

  const findRepository = (name: string): FakeRepository | undefined => {
    const wanted = name.toLowerCase()
    return state.repositories.find((repository) => fullNameOf(repository).toLowerCase() === wanted)
  }

  const pullRequests = (repositoryId?: number): readonly FakePullRequest[] =>
    state.pullRequests
      .filter((each) => repositoryId === undefined || each.repositoryId === repositoryId)
      .sort((a, b) => b.createdAt.localeCompare(a.createdAt) || b.number - a.number)

  const findPullRequest = (repositoryId: number, number: number): FakePullRequest | undefined =>
    state.pullRequests.find((each) => each.repositoryId === repositoryId && each.number === number)

  const getRepository = (name: string | number): FakeRepository => {
    const found =
      typeof name === 'string' ? findRepository(name) : state.repositories.find(({ id }) => id === name)
    if (!found) throw new Error(`The sandbox's git host has no repository ${name}.`)
    return found
  }

  return {
    nextId,
    now: () => clock().toISOString(),
    newSha: (text: string) => shaOf(`${nextId()} ${text}`),
    onChange: changes.add,
    tell: changes.tell,

    accounts: (): readonly Account[] => state.accounts,
    findAccount,
    getAccount(login: string): Account {
      const found = findAccount(login)
      if (!found) throw new Error(`The sandbox's git host has no account ${login}.`)
      return found
    },

    repositories: (): readonly FakeRepository[] => state.repositories,
    findRepository,
    getRepository,
    findRenamedRepository: (formerName: string): FakeRepository | undefined =>
      state.repositories.find(({ formerNames }) => formerNames.includes(formerName.toLowerCase())),

    pullRequests,
    findPullRequest,
    addPullRequest: (pullRequest: FakePullRequest) => state.pullRequests.push(pullRequest),
    getPullRequest({ repository, number }: PullRequestName): FakePullRequest {
      const found = findPullRequest(getRepository(repository).id, number)
      if (!found) throw new Error(`The sandbox's git host has no pull request ${repository}#${number}.`)
      return found
    },

    hooks: (repositoryId?: number): readonly Hook[] =>
      hooks.filter((hook) => repositoryId === undefined || hook.repositoryId === repositoryId),
    addHook(repositoryId: number, { url, secret, events }: Pick<Hook, 'url' | 'secret' | 'events'>): Hook {
      const hook = {
        id: nextId(),
        repositoryId,
        url,
        secret,
        events,
        isActive: true,
        createdAt: clock().toISOString(),
      }
      hooks.push(hook)
      return hook
    },
    changeHook(id: number, change: Partial<Pick<Hook, 'url' | 'secret' | 'events' | 'isActive'>>) {
      hooks = hooks.map((hook) => (hook.id === id ? { ...hook, ...change } : hook))
    },
    removeHook(id: number) {
      hooks = hooks.filter((hook) => hook.id !== id)
    },

    state: (): GitHostState => state,
    replaceState(newState: GitHostState, newHooks: Hook[] = hooks) {
      const highestId = Math.max(newState.nextId, ...newHooks.map(({ id }) => id))
      state = { ...newState, nextId: highestId }
      hooks = newHooks
      changes.tell({ repository: undefined, number: undefined, what: 'all' })
    },
  }
}

export const fullNameOf = ({ owner, name }: FakeRepository): string => `${owner}/${name}`
