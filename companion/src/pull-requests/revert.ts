import type { PullRequest } from './pull-request'

/**
 * True when the pull request takes back another one, told by the words GitHub and GitLab put there themselves.
 * Somebody who writes "revert" in a sentence of their own has not reverted anything.
 */
export const isRevert = ({ title, body }: Pick<PullRequest, 'title' | 'body'>): boolean =>
  /^revert(:|\s+["“«])/i.test(title.trim()) || /^reverts\s+(\S+\/\S+)?[#!]\d+/im.test(body)
