import type { SeenChanges } from './project-changes'

export interface KeptIndex extends SeenChanges {
  readonly tenantId: string
  /** When changes were looked after last. */
  readonly lookedAt: Date
}

/** So many issues of all tenants have room; the project that was not asked about for longest makes it. */
export const createIndexesInRoom = (most: number) => {
  const kept = new Map<string, KeptIndex>()
  const nameOf = ({ tenantId, projectId }: Pick<KeptIndex, 'tenantId' | 'projectId'>) =>
    `${tenantId} ${projectId}`
  const sizeOfAll = () => [...kept.values()].reduce((sum, { index }) => sum + index.size, 0)

  return {
    ofTenant: (tenantId: string): readonly KeptIndex[] =>
      [...kept.values()].filter((one) => one.tenantId === tenantId),

    find(tenantId: string, projectId: string): KeptIndex | undefined {
      const name = nameOf({ tenantId, projectId })
      const found = kept.get(name)
      if (!found) return undefined
      kept.delete(name)
      kept.set(name, found)
      return found
    },

    /** Whether this is what is kept, and nothing that took its place. */
    isKept: (one: KeptIndex): boolean => kept.get(nameOf(one)) === one,

    put(one: KeptIndex): void {
      kept.set(nameOf(one), one)
      for (const name of kept.keys()) {
        if (sizeOfAll() <= most) return
        kept.delete(name)
      }
    },

    drop: (one: KeptIndex): boolean => kept.delete(nameOf(one)),
  }
}
