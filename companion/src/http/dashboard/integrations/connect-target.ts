import { GitHostId } from '@throughline/shared/pull-request'
import { gitHosts } from '../../../git-hosts/index'
import { overviewMessages } from './overview-messages'

/** Something that can be connected: Jira, or a git host that this version knows. */
export interface ConnectTarget {
  readonly id: 'jira' | GitHostId
  readonly name: string
  /** Two letters, until a vendor's logo may stand there. */
  readonly tile: { readonly letters: string; readonly colour: string }
  /** What its card says while it is not connected. */
  readonly about: string
  readonly kind: 'jira' | 'git-host'
}

const { about } = overviewMessages

export const jiraTarget: ConnectTarget = {
  id: 'jira',
  name: 'Jira',
  tile: { letters: 'Ji', colour: 'blue' },
  about: about.jira,
  kind: 'jira',
}

const tiles: Readonly<Record<GitHostId, ConnectTarget['tile']>> = {
  github: { letters: 'GH', colour: '' },
  gitlab: { letters: 'GL', colour: 'orange' },
  bitbucket: { letters: 'Bb', colour: 'blue' },
  'bitbucket-data-center': { letters: 'BD', colour: 'teal' },
  gitea: { letters: 'Gt', colour: 'green' },
}

/** The git hosts that this version knows, in the order in which people see them. */
export const hostTargets: readonly ConnectTarget[] = GitHostId.options.flatMap((id) => {
  const host = gitHosts[id]
  return host ? [{ id, name: host.name, tile: tiles[id], about: about[id], kind: 'git-host' as const }] : []
})

export const findTarget = (id: string): ConnectTarget | undefined =>
  [jiraTarget, ...hostTargets].find((target) => target.id === id)
