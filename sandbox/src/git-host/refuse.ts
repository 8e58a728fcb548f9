import type { FakePullRequest } from './state'

/** Throws when it is wrong; `why` ends the sentence that begins with the pull request's number. */
export const refuse = (isWrong: boolean, { number }: FakePullRequest, why: string) => {
  if (isWrong) throw new Error(`Pull request #${number} ${why}.`)
}
