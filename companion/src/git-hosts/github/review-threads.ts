import type { Repository, ReviewComment, ReviewThread } from '../../pull-requests/pull-request'
import type { AskGitHub } from './ask-github'
import { personOf } from './read'
import * as schema from './schema'

/** 100 threads a page. */
const MOST_PAGES = 30

/** REST does not tell which threads are resolved. Source: https://docs.github.com/en/graphql/reference/objects#pullrequestreviewthread */
export const reviewThreadsQuery = `query ReviewThreads($owner: String!, $name: String!, $number: Int!, $after: String) {
  repository(owner: $owner, name: $name) {
    pullRequest(number: $number) {
      reviewThreads(first: 100, after: $after) {
        pageInfo { hasNextPage endCursor }
        nodes {
          id isResolved isOutdated path line originalLine
          first: comments(first: 1) { nodes { ...words } }
          last: comments(last: 1) { nodes { ...words } }
        }
      }
    }
  }
}
fragment words on PullRequestReviewComment {
  body url createdAt isMinimized
  author { __typename login ... on User { name } }
}`

/** Every thread of a pull request, the oldest first, with its first and its last words. */
export const getReviewThreads = async (
  ask: Pick<AskGitHub, 'query'>,
  { name: fullName }: Repository,
  number: number,
): Promise<readonly ReviewThread[]> => {
  const [owner = '', name = ''] = fullName.split('/')
  const threads: ReviewThread[] = []
  let after: string | undefined
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const variables = { owner, name, number, ...(after !== undefined && { after }) }
    const { repository } = await ask.query(schema.ReviewThreads, reviewThreadsQuery, variables)
    const { nodes, pageInfo } = repository.pullRequest.reviewThreads
    threads.push(...(nodes ?? []).flatMap((thread) => (thread ? threadsOf(thread) : [])))
    after = pageInfo.endCursor ?? undefined
    if (!pageInfo.hasNextPage || after === undefined) break
  }
  return threads
}

/** None for one whose first words are deleted or hidden. */
const threadsOf = (thread: schema.Thread): readonly ReviewThread[] => {
  const first = thread.first.nodes?.[0]
  if (!first || first.isMinimized) return []
  const { id, isResolved, isOutdated, path, line, originalLine } = thread
  const place = { path, line: line ?? originalLine ?? undefined }
  const last = thread.last.nodes?.[0] ?? first
  return [{ id, isResolved, isOutdated, ...place, first: commentOf(first), last: commentOf(last) }]
}

const commentOf = ({ author, body, url, createdAt }: schema.ThreadComment): ReviewComment => ({
  author: personOf(author && { login: author.login, type: author.__typename }, author?.name),
  text: body,
  url,
  writtenAt: new Date(createdAt),
})
