/** @jsxImportSource hono/jsx */
import { AdfDocument } from './adf'
import type { CommentView } from './issue-view'
import { RelativeTime } from './RelativeTime'

/** The comments, oldest first, as Jira lists them. */
export function Activity({
  comments,
  now,
}: {
  readonly comments: readonly CommentView[]
  readonly now: Date
}) {
  return (
    <section aria-labelledby="activity-heading">
      <h2 id="activity-heading">Activity</h2>
      <div id="activity" data-live>
        {comments.length === 0 && <p class="subtle activity-empty">No comments yet.</p>}
        {comments.map(({ id, author, createdAt, body, mayDelete }) => (
          <article key={id} class="comment">
            <img class="avatar" src={author.avatarUrl} width="32" height="32" alt="" />
            <div>
              <p>
                <b>{author.displayName}</b>{' '}
                <span class="small subtle">
                  <RelativeTime at={createdAt} now={now} />
                </span>
              </p>
              <AdfDocument document={body} />
              {mayDelete && (
                <form method="post" action={`/sandbox/comments/${id}/delete`}>
                  <button
                    type="submit"
                    class="btn plain compact"
                    aria-label={`Delete the comment of ${author.displayName}`}
                  >
                    Delete
                  </button>
                </form>
              )}
            </div>
          </article>
        ))}
      </div>
    </section>
  )
}
