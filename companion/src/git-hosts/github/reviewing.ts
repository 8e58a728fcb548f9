import type { Repository } from '../../pull-requests/pull-request'
import type { ReviewingClient } from '../reviewing'
import { type AnswerHeaders, type AskGitHub, nextOf, readAnswer } from './ask-github'
import { pathOf } from './path-of'
import { personOf } from './read'
import * as schema from './schema'
import { falseWhereMissing, unlessMissing, unlessRefused } from './unless'

const PER_PAGE = 100

/** Source: https://docs.github.com/en/rest/pulls/review-requests and /rest/collaborators/collaborators */
export const createReviewing = (ask: AskGitHub): ReviewingClient => ({
  async listMergedPullRequests(repository, page) {
    const first = `${pathOf(repository)}/pulls?state=closed&sort=created&direction=desc&per_page=${PER_PAGE}`
    const { data, headers } = await ask.send('GET', page ?? first)
    const listed = readAnswer(schema.ClosedPullRequests, data)
    return {
      pullRequests: listed.flatMap(({ number, title, user, created_at, merged_at }) =>
        merged_at
          ? {
              ...{ number, title, author: personOf(user) },
              openedAt: new Date(created_at),
              mergedAt: new Date(merged_at),
            }
          : [],
      ),
      lookedAt: listed.length,
      total: totalOf(headers),
      next: nextOf(headers),
    }
  },

  async listReviewers(repository, number, author) {
    const reviews = await ask.getPages(schema.Reviews, `${pathOf(repository)}/pulls/${number}/reviews`)
    const people = reviews
      .filter(({ user, state }) => user?.login && user.login !== author && state !== 'PENDING')
      .map(({ user }) => personOf(user))
    return [...new Map(people.map((person) => [person.login, person])).values()]
  },

  async listChangedPaths(repository, number) {
    const path = `${pathOf(repository)}/pulls/${number}/files`
    const files = await ask.getPages(schema.Files, path, { mostPages: 1 })
    return files.map(({ filename }) => filename)
  },

  async listRequestedReviewers(repository, number) {
    const path = `${pathOf(repository)}/pulls/${number}/requested_reviewers`
    const { users } = await ask.get(schema.RequestedReviewers, path)
    return users.flatMap((user) => user?.login ?? [])
  },

  async findPerson(login) {
    const account = await unlessMissing(ask.get(schema.PublicAccount, `/users/${encodeURIComponent(login)}`))
    return account && { ...personOf(account, account.name), email: account.email || undefined }
  },

  async listPeopleWithAccess(repository) {
    const asked = ask.getPages(schema.Users, `${pathOf(repository)}/collaborators`, { mostPages: 1 })
    const people = (await unlessRefused(asked)) ?? []
    return people.flatMap((user) => (user?.login && !personOf(user).isBot ? [user.login] : []))
  },

  async mayReview(repository, login) {
    const path = `${pathOf(repository)}/collaborators/${encodeURIComponent(login)}/permission`
    const asked = ask.get(schema.Access, path).then(({ permission }) => isEnough(permission, repository))
    return unlessRefused(asked.catch(falseWhereMissing))
  },

  async requestReview(repository, number, login) {
    const path = `${pathOf(repository)}/pulls/${number}/requested_reviewers`
    await ask.send('POST', path, { reviewers: [login] })
  },

  async findCodeOwners(repository, branch) {
    for (const place of ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS']) {
      const path = `${pathOf(repository)}/contents/${place}?ref=${encodeURIComponent(branch)}`
      const file = await unlessRefused(ask.get(schema.FileContent, path))
      if (file?.encoding === 'base64') return Buffer.from(file.content, 'base64').toString('utf8')
    }
    return undefined
  },
})

/** By the number of its last page, which GitHub names on every page but that one. */
const totalOf = ({ link }: AnswerHeaders): number | undefined => {
  const last = String(link ?? '')
    .split(',')
    .find((part) => part.endsWith('rel="last"'))
  const page = last && /[?&]page=(\d{1,9})[&>]/.exec(last)?.[1]
  return page ? Number(page) * PER_PAGE : undefined
}

/** Everybody may read a public repository: there, only who may write counts as having access. */
const isEnough = (permission: string, { isPrivate }: Repository): boolean =>
  permission === 'admin' || permission === 'write' || (isPrivate && permission === 'read')
