import type { Read } from './in-one-transaction'
import { createIndexesInRoom, type KeptIndex } from './indexes-in-room'
import type { PersonOfJira } from './jira-name'
import type { PoolScope } from './pool-scope'
import { isAll, readChanges, readLastGone, type SeenChanges, withChanges } from './project-changes'
import { createProjectIndex, type ProjectIndex } from './project-index'

/** Of all tenants together. */
const MOST_ISSUES = 100_000
const MOST_ASKED = 20_000
/** Issues that left are remembered for two days: whoever has not looked for one may have missed some. */
const LONGEST_MS = 86_400_000

interface Looking {
  readonly tenantId: string
  readonly read: Read
  readonly personOf: PersonOfJira
  readonly now: Date
}

export type ProjectIndexes = ReturnType<typeof createProjectIndexes>

/**
 * The open issues of those projects that this process is asked about again and again, in memory. Postgres knows them too;
 * there it takes several times as long to find some.
 */
export const createProjectIndexes = (most = MOST_ISSUES) => {
  const kept = createIndexesInRoom(most)
  const loading = new Map<string, Promise<KeptIndex>>()
  const asked = new Set<string>()

  const isAskedAgain = (name: string): boolean => {
    if (asked.has(name)) return true
    if (asked.size >= MOST_ASKED) asked.clear()
    asked.add(name)
    return false
  }

  /** By whomever it is asked for meanwhile, it is read once. */
  const loadOnce = async (projectId: string, looking: Looking): Promise<ProjectIndex> => {
    const name = `${looking.tenantId} ${projectId}`
    const begun = loading.get(name) ?? load(projectId, looking)
    loading.set(name, begun)
    try {
      const one = await begun
      kept.put(one)
      return one.index
    } finally {
      loading.delete(name)
    }
  }

  return {
    /** Reads what has changed since in those projects of a tenant that are kept. */
    async refresh({ tenantId, read, personOf, now }: Looking): Promise<void> {
      const isLate = ({ lookedAt }: KeptIndex) => now.getTime() - lookedAt.getTime() > LONGEST_MS
      for (const one of kept.ofTenant(tenantId).filter(isLate)) kept.drop(one)
      const seen = kept.ofTenant(tenantId)
      if (seen.length === 0) return
      const changes = await read((sql) => readChanges(sql, seen))
      // What another decision saw meanwhile may be later than this: to put this on top would undo it.
      for (const one of seen.filter(kept.isKept))
        if (isAll(changes)) kept.put({ ...one, ...withChanges(one, changes, personOf), lookedAt: now })
        else kept.drop(one)
    },

    /**
     * The indexes of these projects, in their order, as they were refreshed last. Undefined where they are not worth their
     * room: a project is read whole when it is asked about for the second time, which takes a second for 10,000 issues.
     */
    async open(
      { projectIds, issueCount }: PoolScope,
      looking: Looking,
    ): Promise<readonly ProjectIndex[] | undefined> {
      if (issueCount > most) return undefined
      const again = projectIds.filter((projectId) => isAskedAgain(`${looking.tenantId} ${projectId}`))
      if (again.length < projectIds.length) return undefined
      const indexes: ProjectIndex[] = []
      for (const projectId of projectIds)
        indexes.push(kept.find(looking.tenantId, projectId)?.index ?? (await loadOnce(projectId, looking)))
      return indexes
    },
  }
}

const load = async (projectId: string, { tenantId, read, personOf, now }: Looking): Promise<KeptIndex> => {
  const gone = await read((sql) => readLastGone(sql, projectId))
  let seen: SeenChanges = { projectId, index: createProjectIndex(), changed: 0, gone }
  for (;;) {
    const changes = await read((sql) => readChanges(sql, [seen]))
    seen = withChanges(seen, changes, personOf)
    if (isAll(changes)) return { ...seen, tenantId, lookedAt: now }
  }
}
