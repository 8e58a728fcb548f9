import type { Account } from '../state'
import { type Host, nodeIdOf } from './host'

/** An account as it stands inside other answers. */
export const userJson = ({ publicUrl, apiUrl }: Host, { id, login, type }: Account) => {
  const url = `${apiUrl}/users/${encodeURIComponent(login)}`
  const page = type === 'Bot' ? `apps/${login.replace('[bot]', '')}` : login
  return {
    login,
    id,
    node_id: nodeIdOf('User', id),
    avatar_url: `${publicUrl}/avatars/u/${id}`,
    gravatar_id: '',
    url,
    html_url: `${publicUrl}/${page}`,
    followers_url: `${url}/followers`,
    following_url: `${url}/following{/other_user}`,
    gists_url: `${url}/gists{/gist_id}`,
    starred_url: `${url}/starred{/owner}{/repo}`,
    subscriptions_url: `${url}/subscriptions`,
    organizations_url: `${url}/orgs`,
    repos_url: `${url}/repos`,
    events_url: `${url}/events{/privacy}`,
    received_events_url: `${url}/received_events`,
    type,
    user_view_type: 'public',
    site_admin: false,
  }
}

/** An account on its own; e-mail addresses are hidden unless somebody shows theirs. */
export const accountJson = (host: Host, account: Account) => ({
  ...userJson(host, account),
  name: account.name,
  company: null,
  blog: '',
  location: null,
  email: account.email ?? null,
  hireable: null,
  bio: null,
  public_repos: 0,
  public_gists: 0,
  followers: 0,
  following: 0,
  created_at: '2024-01-08T09:00:00Z',
  updated_at: '2026-11-02T09:00:00Z',
})
