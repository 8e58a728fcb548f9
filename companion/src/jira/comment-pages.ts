import type { z } from 'zod'
import type { AskJira } from './ask-jira'
import { issuePath } from './issue-path'
import * as schema from './schema'

const COMMENTS_PER_PAGE = 100

type Comment = z.infer<typeof schema.CommentPage>['comments'][number]

/** Every comment of an issue, the oldest first. */
export const listComments = async (ask: AskJira, issueId: string): Promise<readonly Comment[]> => {
  const comments: Comment[] = []
  for (;;) {
    const query = `startAt=${comments.length}&maxResults=${COMMENTS_PER_PAGE}&orderBy=created`
    const page: z.infer<typeof schema.CommentPage> = await ask.json(
      schema.CommentPage,
      'GET',
      `${issuePath(issueId)}/comment?${query}`,
    )
    comments.push(...page.comments)
    if (page.comments.length === 0 || comments.length >= page.total) return comments
  }
}
