import { html } from 'hono/html'
import { addedLines, filesOf, removedLines } from '../files-of'
import type { Commit, FakePullRequest, FakeRepository, FileChange, Review, ReviewThread } from '../state'
import { fullNameOf, type GitHostStore } from '../store'
import { dateOf, page } from './page'
import { stateLabel } from './state-label'

/** One pull request: what it wants, what was said and what it changes. */
export const pullRequestPage = (
  hostName: string,
  store: GitHostStore,
  repository: FakeRepository,
  pullRequest: FakePullRequest,
) => {
  const { title, number, branch, baseBranch, body, commits, reviews, threads } = pullRequest
  const files = filesOf(commits)
  return page(
    hostName,
    `${title} #${number}`,
    html`<p class="subtle">${fullNameOf(repository)}${repository.isPrivate ? ' (private)' : ''}</p>
      <h1>${title} <span class="subtle">#${number}</span></h1>
      <p>
        ${stateLabel(pullRequest)} ${nameOf(store, pullRequest.author)} wants to merge <code>${branch}</code> into
        <code>${baseBranch}</code>
      </p>
      ${ending(store, pullRequest)}
      <h2>Description</h2>
      <p>${body ?? 'No description.'}</p>
      <h2>Reviews</h2>
      ${list(reviews, 'Nobody has reviewed it yet.', (review) => reviewItem(store, review))}
      <h2>Comments on the code</h2>
      ${list(threads, 'Nobody has said anything about the code.', (thread) => threadItem(store, thread))}
      <h2>Commits</h2>
      ${list(commits, 'No commits.', (commit) => commitItem(store, commit))}
      <h2>Changed files</h2>
      ${list(files, 'No files.', fileItem)}`,
  )
}

const list = <T>(items: readonly T[], none: string, item: (each: T) => ReturnType<typeof html>) =>
  items.length === 0
    ? html`<p>${none}</p>`
    : html`<ul>
        ${items.map(item)}
      </ul>`

const nameOf = (store: GitHostStore, account: string): string => {
  const { name, login } = store.getAccount(account)
  return name ?? login
}

const ending = (store: GitHostStore, { merge, closedAt, baseBranch }: FakePullRequest) => {
  if (merge) {
    return html`<p>Merged into ${baseBranch} by ${nameOf(store, merge.by)} on ${dateOf(merge.mergedAt)}.</p>`
  }
  return closedAt ? html`<p>Closed on ${dateOf(closedAt)} without being merged.</p>` : ''
}

const verdicts = {
  APPROVED: 'approved',
  CHANGES_REQUESTED: 'asked for changes',
  COMMENTED: 'commented',
} as const

const reviewItem = (store: GitHostStore, { reviewer, state, body }: Review) => html`<li>
  ${nameOf(store, reviewer)} ${verdicts[state]}
  <p class="subtle">${body}</p>
</li>`

const threadItem = (store: GitHostStore, { id, path, line, isResolved, comments }: ReviewThread) => html`<li>
  <code>${path}</code>, line ${line}
  ${comments.map(({ by, body }) => html`<p>${nameOf(store, by)}: ${body}</p>`)}
  <form method="post">
    <input type="hidden" name="thread" value="${id}" />
    <button name="resolved" value="${isResolved ? 'no' : 'yes'}">${isResolved ? 'Unresolve' : 'Resolve'}</button>
    <span class="subtle">${isResolved ? 'Resolved' : 'Not resolved'}</span>
  </form>
</li>`

const commitItem = (store: GitHostStore, { sha, message, author }: Commit) => html`<li>
  ${message.split('\n')[0]}
  <p class="subtle"><code>${sha.slice(0, 7)}</code> by ${nameOf(store, author)}</p>
</li>`

const fileItem = (file: FileChange) => html`<li>
  <code>${file.path}</code>
  <span class="subtle">${addedLines(file)} lines added, ${removedLines(file)} removed</span>
  <pre tabindex="0" role="region" aria-label="Changes of ${file.path}">${file.patch}</pre>
</li>`
