import { type Connection, connections } from '../../connections/connections'
import { stateOf } from '../../connections/expiry'
import type { TenantSql } from '../../database/database'
import { Failure } from '../../failure'
import type { GitHost, PullRequestPlace } from '../../git-hosts/git-host'
import { gitHosts } from '../../git-hosts/index'
import { labelOf } from '../../pull-requests/pull-request'
import { type ConnectedRepository, repositories } from '../../pull-requests/repositories'
import type { KnownIssue } from './know-issue'

/** Where the pull request of an address is, as far as this tenant may link it to an issue. */
export interface AddressedPullRequest {
  readonly repository: ConnectedRepository
  readonly number: number
  /** As its host writes it. */
  readonly label: string
}

/**
 * Follows a typed address to a repository that may reach the issue. Throws `not-there` with what stands in the way, in
 * this order: no pull request, a host that is not connected, a repository that is not chosen or not mapped, a token.
 */
export const findAddressed = async (
  sql: TenantSql,
  address: string,
  { issue, now }: { readonly issue: KnownIssue; readonly now: Date },
): Promise<AddressedPullRequest> => {
  const read = readAddress(address)
  if (!read) throw new Failure('not-there', 'This is not the address of a pull request')
  const { gitHost, apiAddress, place } = read
  const connected = (await connections(sql).list()).filter(
    ({ host, baseUrl }) => host === gitHost.id && baseUrl === apiAddress,
  )
  if (connected.length === 0)
    throw new Failure('not-there', `${new URL(address.trim()).host} is not connected`)
  const found = await findChosen(sql, connected, place.repository)
  if (!found) throw new Failure('not-there', `${place.repository} is connected but not chosen`)
  const { repository, connection } = found
  if (!repository.projectIds.includes(issue.projectId))
    throw new Failure('not-there', `${repository.name} may not reach project ${projectOf(issue)}`)
  requireLive(connection, gitHost, now)
  return { repository, number: place.number, label: labelOf(gitHost.id, place.number) }
}

interface ReadAddress {
  readonly gitHost: GitHost
  readonly apiAddress: string
  readonly place: PullRequestPlace
}

const readAddress = (address: string): ReadAddress | undefined => {
  for (const gitHost of Object.values(gitHosts)) {
    const place = gitHost.pullRequestAt(address)
    const apiAddress = gitHost.apiAddressOf(address)
    if (place && apiAddress !== undefined) return { gitHost, apiAddress, place }
  }
  return undefined
}

const findChosen = async (sql: TenantSql, connected: readonly Connection[], name: string) => {
  for (const connection of connected) {
    const chosen = await repositories(sql).chosen(connection.connectionId)
    const repository = chosen.find((one) => one.name.toLowerCase() === name.toLowerCase())
    if (repository) return { repository, connection }
  }
  return undefined
}

const projectOf = ({ key }: KnownIssue): string => key.slice(0, key.lastIndexOf('-'))

const requireLive = (connection: Connection, { name }: GitHost, now: Date): void => {
  const state = stateOf(connection, now)
  if (state !== 'expired' && state !== 'revoked') return
  throw new Failure('not-there', `${name} does not accept its token any more`)
}
