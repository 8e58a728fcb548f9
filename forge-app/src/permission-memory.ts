import { getAppContext } from '@forge/api'

const longestMs = 60_000
const mostEntries = 500

/** A person, in front of an issue, a project or the whole site, and what is asked about them there. */
interface Question {
  readonly issueId?: string
  readonly projectId?: string
  readonly accountId: string
  readonly keys: readonly string[]
}

/**
 * What Jira said lately, for 60 seconds at most. A warm process of Forge serves many sites one after the other, so an
 * entry belongs to one installation as Forge itself names it; where it names none, nothing is kept and nothing found.
 * Source: https://developer.atlassian.com/platform/forge/tenant-data-isolation/
 */
export function createPermissionMemory<Held>(now: () => number) {
  const entries = new Map<string, { readonly held: Held; readonly endsAt: number }>()
  return {
    find(question: Question): Held | undefined {
      const entry = entries.get(nameOf(question) ?? '')
      return entry && now() < entry.endsAt ? entry.held : undefined
    },

    /** For answers alone: a failure is asked again. */
    keep(question: Question, held: Held): void {
      const name = nameOf(question)
      if (name === undefined) return
      entries.delete(name)
      entries.set(name, { held, endsAt: now() + longestMs })
      const [oldest] = entries.keys()
      if (entries.size > mostEntries && oldest !== undefined) entries.delete(oldest)
    },
  }
}

/** Undefined when Forge does not say for whose site it runs. */
function nameOf({ issueId, projectId, accountId, keys }: Question): string | undefined {
  try {
    const { installationId } = getAppContext().installationAri
    return installationId ? JSON.stringify([installationId, accountId, issueId, projectId, keys]) : undefined
  } catch {
    return undefined
  }
}
