import type { GitHostId } from '@throughline/shared/pull-request'
import { Failure } from '../failure'
import type { GitHost } from './git-host'
import { github } from './github/github'

/** The registry: one line for each folder beside this file. */
export const gitHosts: Readonly<Partial<Record<GitHostId, GitHost>>> = { github }

/** Throws `config-invalid` for a host that this version does not know. */
export const getGitHost = (id: string): GitHost => {
  const host = Object.values(gitHosts).find((known) => known.id === id)
  if (!host) throw new Failure('config-invalid', `This version does not know the git host ${id}.`)
  return host
}
