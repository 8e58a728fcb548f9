import { type ActionName, actions } from '@throughline/shared/actions'
import { Setup } from '@throughline/shared/setup'
import { askCompanion } from '../companion'
import { type Permissions, readPermissions } from '../permissions'

/** What an action is about, as far as it says so. */
interface Subject {
  readonly repositoryId?: string
  readonly projectIds?: readonly string[] | undefined
  readonly [name: string]: unknown
}

/**
 * Whether this person may ask for this. Who administers Jira may ask for everything; a repository's rules and map are
 * also for who administers every project that is concerned: those it is mapped to, and those it is to be mapped to.
 * A repository without a project belongs to nobody but admins, as does one that is about to lose its last.
 */
export async function mayAsk(
  accountId: string,
  name: ActionName,
  request: Subject,
): Promise<boolean | Exclude<Permissions, { kind: 'permissions' }>> {
  const ofSite = await readPermissions(['ADMINISTER'], { accountId })
  if (ofSite.kind === 'unreachable') return ofSite
  if (ofSite.held.has('ADMINISTER')) return true
  if (actions[name].needs !== 'maintainer' || request.repositoryId === undefined) return false
  const mapped = await projectsOf(accountId, request.repositoryId)
  if (mapped.length === 0 || request.projectIds?.length === 0) return false
  return administersEach(accountId, new Set([...mapped, ...(request.projectIds ?? [])]))
}

/** Empty where the repository is not known, or the companion does not answer. */
async function projectsOf(accountId: string, repositoryId: string): Promise<readonly string[]> {
  const answer = await askCompanion('/forge/setup/read', { accountId }, Setup)
  if (answer.kind !== 'answer') return []
  return answer.value.repositories.find(({ id }) => id === repositoryId)?.projectIds ?? []
}

/** A function has 25 s: whoever asks about more projects at once has to administer Jira. */
const mostProjects = 20

async function administersEach(accountId: string, projectIds: ReadonlySet<string>): Promise<boolean> {
  if (projectIds.size > mostProjects) return false
  const answers = await Promise.all(
    [...projectIds].map((projectId) => readPermissions(['ADMINISTER_PROJECTS'], { accountId, projectId })),
  )
  return answers.every((answer) => answer.kind === 'permissions' && answer.held.has('ADMINISTER_PROJECTS'))
}
