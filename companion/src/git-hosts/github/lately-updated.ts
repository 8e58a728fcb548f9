import type { Repository } from '../../pull-requests/pull-request'
import type { ListedPullRequest } from '../git-host'
import type { AskGitHub } from './ask-github'
import { pathOf } from './path-of'
import { personOf } from './read'
import * as schema from './schema'

/** Pages are asked for only as far as something new stands on them. */
export const listUpdatedPullRequests = async (
  ask: AskGitHub,
  repository: Repository,
  since: Date,
): Promise<readonly ListedPullRequest[]> => {
  const isNews = ({ updated_at }: { readonly updated_at: string }) => new Date(updated_at) > since
  const listed = await ask.getPages(schema.ListedPullRequests, `${pathOf(repository)}/pulls`, {
    query: 'state=all&sort=updated&direction=desc&',
    goesOn: (page) => page.every(isNews),
  })
  return listed.filter(isNews).map(({ number, state, updated_at, user }) => ({
    number,
    updatedAt: new Date(updated_at),
    isOpen: state === 'open',
    author: personOf(user),
  }))
}
