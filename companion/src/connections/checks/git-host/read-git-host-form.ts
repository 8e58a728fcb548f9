import type { Check, Problem } from '@throughline/shared/connection-check'
import type { GitHost } from '../../../git-hosts/git-host'

/** What somebody typed, as it can be checked. */
export interface GitHostForm {
  /** Of the host's interface for programs. */
  readonly baseUrl: string
  /** The host's name and port, as people know it. */
  readonly host: string
  readonly token: string
  /** Undefined where the token has no end, or its host tells it. */
  readonly expiresAt: Date | undefined
}

interface Typed {
  readonly url: string
  readonly token: string
  /** A day, or nothing: git hosts make tokens without an end. */
  readonly expiresOn: string
}

/** The form, or what is wrong with it, as checks of which none was begun but the first that fails. */
export const readGitHostForm = (
  gitHost: Pick<GitHost, 'name' | 'apiAddressOf'>,
  { url, token, expiresOn }: Typed,
  now: Date,
): GitHostForm | { readonly wrong: readonly Check[] } => {
  const baseUrl = gitHost.apiAddressOf(url)
  if (url.trim() === '') return wrong('address', missing('Address', 'url'))
  if (baseUrl === undefined) return wrong('address', { id: 'url.invalid', facts: {}, field: 'url' })
  if (token.trim() === '') return wrong('token', missing('Personal Access Token', 'token'))
  if (!/^[\x21-\x7e]+$/.test(token.trim()))
    return wrong('token', { id: 'git.refused', facts: { host: hostOfApi(baseUrl) }, field: 'token' })
  const expiresAt = endOf(expiresOn.trim())
  if (expiresOn.trim() !== '' && !expiresAt)
    return wrong('token', { id: 'date.missing', facts: { system: gitHost.name }, field: 'expiresOn' })
  if (expiresAt && expiresAt <= now)
    return wrong('token', { id: 'date.past', facts: { system: gitHost.name }, field: 'expiresOn' })
  return { baseUrl, host: hostOfApi(baseUrl), token: token.trim(), expiresAt }
}

/** The name and port that people know a host's interface by. */
export const hostOfApi = (baseUrl: string): string => new URL(baseUrl).host.replace(/^api\./, '')

const missing = (name: string, field: Problem['field']): Problem => ({
  id: 'field.missing',
  facts: { name },
  field,
})

/** The last moment of the day, in UTC. */
const endOf = (day: string): Date | undefined => {
  const at = new Date(`${day}T23:59:59Z`)
  return Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== day ? undefined : at
}

const ids = ['address', 'token', 'permissions'] as const

const wrong = (id: (typeof ids)[number], problem: Problem): { readonly wrong: readonly Check[] } => ({
  wrong: ids.map((each) =>
    each === id
      ? { id: each, state: 'failed', facts: {}, problem }
      : { id: each, state: 'waiting', facts: {} },
  ),
})
