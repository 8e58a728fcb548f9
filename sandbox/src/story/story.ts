import type { FakeGitHost } from '../git-host/fake-git-host'
import { deadlineAsSetting, retryPaymentCalls, waitForProvider } from '../git-host/sample-changes'
import type { FakePullRequest } from '../git-host/state'
import { branchOf, cast, isStoryBranch, keylessBranchOf, type StepId, storySteps } from './steps'

export type StepState = 'done' | 'next' | 'later'

export interface StoryState {
  readonly steps: readonly { readonly id: StepId; readonly state: StepState }[]
  /** The pull request the story is about; `undefined` before the first step. */
  readonly pullRequest: FakePullRequest | undefined
}

export interface Story {
  state(): StoryState
  /** Resolves after the git host's webhooks were answered; with `undefined` when another step is next. */
  play(step: StepId): Promise<FakePullRequest | undefined>
  /** The next step opens a new pull request. One that is still open is closed; what was merged stays merged. */
  startOver(): Promise<void>
}

/** The story a visitor plays. Where it stands is read from the git host, so that it survives a restart. */
export function createStory(gitHost: FakeGitHost): Story {
  let finishedNumber = 0
  const tellings = () => gitHost.pullRequests(cast.repository).filter(({ branch }) => isStoryBranch(branch))
  const current = () => {
    const [newest] = tellings()
    const isOver = newest === undefined || newest.number <= finishedNumber || isGivenUp(newest)
    return isOver ? undefined : newest
  }
  const keyless = () => {
    const branch = keylessBranchOf(tellings().length)
    return gitHost.pullRequests(cast.repository).find((pull) => pull.branch === branch)
  }
  const state = () => stateOf(current(), keyless() !== undefined)
  return {
    state,
    async play(step) {
      const { steps, pullRequest } = state()
      if (steps.find(({ id }) => id === step)?.state !== 'next') return undefined
      if (step === 'keyless') return openWithoutKey(gitHost, tellings().length)
      const { pullRequest: changed } = await playStep(gitHost, step, pullRequest, tellings().length + 1)
      return changed
    },
    async startOver() {
      const pullRequest = current()
      if (pullRequest === undefined) return
      finishedNumber = pullRequest.number
      for (const told of [pullRequest, keyless()])
        if (told?.state === 'open') await gitHost.close({ ...nameOf(told), by: cast.author })
    },
  }
}

const isGivenUp = ({ state, merge }: FakePullRequest) => state === 'closed' && merge === undefined

const nameOf = ({ number }: FakePullRequest) => ({ repository: cast.repository, number })

const description =
  'Customers lose their order when the payment provider needs longer than 30 seconds. ' +
  'A call that gets no answer in 8 seconds is now tried twice more, and the order is kept.'

const openWithoutKey = async (gitHost: FakeGitHost, telling: number): Promise<FakePullRequest> => {
  const { pullRequest } = await gitHost.openPullRequest({
    repository: cast.repository,
    author: cast.author,
    branch: keylessBranchOf(telling),
    title: 'Keep the order when checkout times out on a slow payment provider',
    body: 'The customer saw an error page and the order was lost. Now the page waits for the retry.',
    commits: [waitForProvider],
  })
  return pullRequest
}

/** Nobody settles it: it is left when the pull request merges. */
const openRequest = {
  path: 'checkout/payment-call.ts',
  line: 11,
  body: 'Log which attempt failed, so that support can see it.',
}

function playStep(
  gitHost: FakeGitHost,
  step: StepId,
  pullRequest: FakePullRequest | undefined,
  telling: number,
) {
  if (pullRequest === undefined) {
    return gitHost.openPullRequest({
      repository: cast.repository,
      author: cast.author,
      branch: branchOf(telling),
      title: retryPaymentCalls.message,
      body: description,
      commits: [retryPaymentCalls],
    })
  }
  const name = nameOf(pullRequest)
  if (step === 'push') return gitHost.push({ ...name, ...deadlineAsSetting })
  if (step === 'review') {
    gitHost.comment({ ...name, by: cast.reviewer, ...openRequest })
    return gitHost.review({ ...name, reviewer: cast.reviewer, verdict: 'approved', body: 'Well covered.' })
  }
  return gitHost.merge({ ...name, by: cast.reviewer })
}

function stateOf(pullRequest: FakePullRequest | undefined, hasKeyless: boolean): StoryState {
  const isMerged = pullRequest?.merge !== undefined
  const isDone: Readonly<Record<StepId, boolean>> = {
    open: pullRequest !== undefined,
    push: isMerged || (pullRequest?.commits.length ?? 0) > 1,
    review: isMerged || (pullRequest?.reviews.length ?? 0) > 0,
    merge: isMerged,
    keyless: isMerged && hasKeyless,
  }
  const next = storySteps.find(({ id }) => !isDone[id])?.id
  const stepStateOf = (id: StepId): StepState => {
    if (isDone[id]) return 'done'
    return id === next ? 'next' : 'later'
  }
  return { steps: storySteps.map(({ id }) => ({ id, state: stepStateOf(id) })), pullRequest }
}
