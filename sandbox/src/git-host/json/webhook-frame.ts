import type { Account, FakeRepository } from '../state'
import { type Host, nodeIdOf } from './host'
import { repositoryJson } from './repository'
import { userJson } from './user'

/** What every webhook says besides its own matter; `by` is the login of whoever did it. */
export const webhookFrame = (host: Host, repository: FakeRepository, by: string) => {
  const owner = host.store.getAccount(repository.owner)
  return {
    repository: repositoryJson(host, repository),
    organization: organizationJson(host, owner),
    enterprise: { id: 1, slug: 'sandbox', name: 'Sandbox' },
    sender: userJson(host, host.store.getAccount(by)),
  }
}

const organizationJson = ({ apiUrl, publicUrl }: Host, { login, id }: Account) => {
  const url = `${apiUrl}/orgs/${login}`
  return {
    login,
    id,
    node_id: nodeIdOf('Organization', id),
    url,
    repos_url: `${url}/repos`,
    events_url: `${url}/events`,
    hooks_url: `${url}/hooks`,
    issues_url: `${url}/issues`,
    members_url: `${url}/members{/member}`,
    public_members_url: `${url}/public_members{/member}`,
    avatar_url: `${publicUrl}/avatars/u/${id}`,
    description: null,
  }
}
