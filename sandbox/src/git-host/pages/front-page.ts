import { html } from 'hono/html'
import type { FakePullRequest, FakeRepository } from '../state'
import { fullNameOf, type GitHostStore } from '../store'
import { dateOf, page } from './page'
import { stateLabel } from './state-label'

/** All repositories with their pull requests, newest first. */
export const frontPage = (hostName: string, store: GitHostStore) =>
  page(
    hostName,
    'Repositories',
    html`<h1>Repositories</h1>
      ${store.repositories().map((repository) => section(store, repository))}`,
  )

const section = (store: GitHostStore, repository: FakeRepository) => {
  const pullRequests = store.pullRequests(repository.id)
  return html`<section aria-labelledby="repository-${repository.id}">
    <h2 id="repository-${repository.id}">${fullNameOf(repository)}</h2>
    <p class="subtle">${repository.isPrivate ? 'Private' : 'Public'}. ${repository.description}</p>
    ${
      pullRequests.length === 0
        ? html`<p>No pull requests yet.</p>`
        : html`<ul>
            ${pullRequests.map((pullRequest) => item(store, repository, pullRequest))}
          </ul>`
    }
  </section>`
}

const item = (
  store: GitHostStore,
  repository: FakeRepository,
  { number, title, author, createdAt, ...rest }: FakePullRequest,
) => {
  const { name, login } = store.getAccount(author)
  return html`<li>
    ${stateLabel(rest)} <a href="/${fullNameOf(repository)}/pull/${number}">${title}</a>
    <p class="subtle">#${number} by ${name ?? login}, opened on ${dateOf(createdAt)}</p>
  </li>`
}
