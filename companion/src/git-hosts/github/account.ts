import { RequestError } from '@octokit/request-error'
import { Failure, passesLater } from '../../failure'
import type { ConnectingClient, HostDeployment, ListedRepository, MissingScopes } from '../connecting'
import { isCloudAddress } from './address'
import { type Answer, type AnswerHeaders, type AskGitHub, readAnswer } from './ask-github'
import { pathOf } from './path-of'
import { repositoryOf } from './read'
import * as schema from './schema'

/** A list of repositories ends here: 50 pages of 100. */
const MOST_PAGES = 50

export const createConnecting = (ask: AskGitHub, baseUrl: string): ConnectingClient => ({
  async readDeployment() {
    const answer = await ask.send('GET', '/meta').catch(answerOfRefusal)
    return deploymentOf(answer, baseUrl)
  },

  async readAccount() {
    const { data, headers } = await ask.send('GET', '/user')
    const { login, name } = readAnswer(schema.Account, data)
    return {
      login,
      name: name ?? login,
      tokenExpiresAt: expiryOf(headers),
      missingScopes: missingOf(scopesOf(headers)),
    }
  },

  async readReach() {
    const { data, headers } = await ask.send('GET', '/user/repos?per_page=1')
    const [first] = readAnswer(schema.ListedRepositories, data)
    const isToldByScopes = scopesOf(headers) !== undefined
    return {
      reachesAny: first !== undefined,
      missingScopes: first && !isToldByScopes ? await missingByTrying(ask, first) : nothingMissing,
      signOnOrganizations: signOnOf(headers),
    }
  },

  async listRepositories() {
    const pages = { query: 'sort=full_name&', mostPages: MOST_PAGES }
    const listed = await ask.getPages(schema.ListedRepositories, '/user/repos', pages)
    return listed.map(
      (repository): ListedRepository => ({
        ...repositoryOf(repository),
        mayAdminister: repository.permissions?.admin === true,
        isArchived: repository.archived === true,
      }),
    )
  },
})

/** GitHub answers a refused token too, and the headers of that answer tell as much. */
const answerOfRefusal = (error: unknown): Answer => {
  if (!(error instanceof Failure) || passesOtherwise(error)) throw error
  const { response } = error.cause instanceof RequestError ? error.cause : {}
  return { data: undefined, headers: response?.headers ?? {} }
}

const passesOtherwise = ({ code }: Failure) => passingCodes.includes(code)
const passingCodes: readonly string[] = [
  'git-host-rate-limited',
  'git-host-unavailable',
  'connection-paused',
  'url-refused',
]

/** Every answer of GitHub's carries its own headers; behind a proxy that drops them, the answer itself will do. */
const deploymentOf = ({ data, headers }: Answer, baseUrl: string): HostDeployment => {
  const meta = schema.Meta.safeParse(data).data
  const isGitHub =
    headers['x-github-request-id'] !== undefined || meta?.verifiable_password_authentication !== undefined
  if (!isGitHub) throw new Failure('git-host-not-recognised', 'Something answers there, but not as GitHub.')
  if (isCloudAddress(baseUrl)) return { kind: 'cloud', version: undefined }
  const version = meta?.installed_version ?? headers['x-github-enterprise-version']
  return { kind: 'server', version: version === undefined ? undefined : String(version).replace(/^.*@/, '') }
}

/** Undefined for a fine-grained token: those have permissions instead, which GitHub tells nobody. */
const scopesOf = (headers: AnswerHeaders): readonly string[] | undefined => {
  const header = headers['x-oauth-scopes']
  if (header === undefined) return undefined
  return String(header)
    .split(',')
    .map((scope) => scope.trim())
    .filter(Boolean)
}

/** Source: https://docs.github.com/en/apps/oauth-apps/building-oauth-apps/scopes-for-oauth-apps */
const missingOf = (scopes: readonly string[] = ['repo']): MissingScopes => {
  if (scopes.includes('repo')) return nothingMissing
  return {
    reading: scopes.includes('public_repo') ? [] : ['repo'],
    webhooks: scopes.includes('admin:repo_hook') ? [] : ['admin:repo_hook'],
  }
}

const nothingMissing: MissingScopes = { reading: [], webhooks: [] }

/**
 * One look at each thing that a permission of its own opens.
 * Source: https://docs.github.com/en/rest/authentication/permissions-required-for-fine-grained-personal-access-tokens
 */
const missingByTrying = async (ask: AskGitHub, listed: schema.ListedRepository): Promise<MissingScopes> => {
  const path = pathOf(repositoryOf(listed))
  const lacks = async (name: string, what: string) =>
    (await isRefused(ask, `${path}/${what}?per_page=1`)) ? [name] : []
  return {
    reading: [
      ...(await lacks('Pull requests: Read', 'pulls')),
      ...(await lacks('Contents: Read', 'commits')),
    ],
    webhooks: listed.permissions?.admin === true ? await lacks('Webhooks: Read and write', 'hooks') : [],
  }
}

/** An empty repository answers 409 where it has no commits yet: that is no refusal. */
const isRefused = (ask: AskGitHub, path: string): Promise<boolean> =>
  ask.send('GET', path).then(
    () => false,
    (error: unknown) => {
      const cause = error instanceof Failure ? error.cause : error
      if (passesLater(error) || !(cause instanceof RequestError)) throw error
      return cause.status !== 409
    },
  )

/** Such as `2026-12-01 05:00:00 UTC`. */
const expiryOf = (headers: AnswerHeaders): Date | undefined => {
  const at = new Date(String(headers['github-authentication-token-expiration'] ?? ''))
  return Number.isNaN(at.getTime()) ? undefined : at
}

/**
 * Such as `partial-results; organizations=21955855,20582480`: the list lacks the repositories of these.
 * Source: https://docs.github.com/en/rest/authentication/authenticating-to-the-rest-api
 */
const signOnOf = (headers: AnswerHeaders): readonly string[] =>
  /organizations=([\d,]+)/.exec(String(headers['x-github-sso'] ?? ''))?.[1]?.split(',') ?? []
