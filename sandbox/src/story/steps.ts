/** The steps of the story in their order, with the words of its card. */
export const storySteps = [
  {
    id: 'open',
    title: 'Open a pull request',
    words: 'The issue key is in the branch.',
    button: 'Open pull request',
    after: 'after the pull request was opened',
  },
  {
    id: 'push',
    title: 'Push a commit',
    words: 'One more commit on the same branch.',
    button: 'Push commit',
    after: 'after the push',
  },
  {
    id: 'review',
    title: 'Review it',
    words: 'Dana Ortiz approves it, and asks for one more thing.',
    button: 'Approve',
    after: 'after the review',
  },
  {
    id: 'merge',
    title: 'Merge it',
    words: 'Throughline writes down what shipped.',
    button: 'Merge',
    after: 'after the merge',
  },
  {
    id: 'keyless',
    title: 'Open one without a key',
    words: 'Nobody writes the issue key. Throughline asks whether it belongs here.',
    button: 'Open without a key',
    after: 'after the pull request was opened',
  },
] as const

export type StepId = (typeof storySteps)[number]['id']

export const isStepId = (value: string): value is StepId => storySteps.some(({ id }) => id === value)

/** Who acts in the story, by their login on the git host. */
export const cast = {
  repository: 'acme/storefront',
  issue: 'SHOP-7',
  author: 'mina',
  reviewer: 'dana',
} as const

/** The branch of the story for the `telling`th time, counted from 1. It carries the issue's key. */
export const branchOf = (telling: number): string => (telling === 1 ? branchStem : `${branchStem}-${telling}`)

/** Whether a branch belongs to the story, whichever time it is told. */
export const isStoryBranch = (branch: string): boolean => branch.startsWith(branchStem)

/** The branch of the pull request without a key, for the `telling`th time. */
export const keylessBranchOf = (telling: number): string =>
  telling === 1 ? keylessStem : `${keylessStem}-${telling}`

const branchStem = 'SHOP-7-payment-deadline'
const keylessStem = 'slow-payment-provider'
