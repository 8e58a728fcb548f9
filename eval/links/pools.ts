import type { IssuePool } from '@throughline/companion/link-scoring/issue-pool'
import { createMemoryPool } from '@throughline/companion/link-scoring/memory-pool'
import type { RecordedIssue } from '@throughline/companion/link-scoring/open-issue'
import type { LinkCase, LinkIssue } from './read-links'

export type Pools = ReturnType<typeof createPools>

/** Opens the pool of a case: the issues that were open, or had been closed no more than 30 days before. */
export function createPools(
  rows: readonly LinkIssue[],
  recordAt?: (issue: RecordedIssue, time: Date) => RecordedIssue,
) {
  const byProject = new Map<string, LinkIssue[]>()
  for (const row of rows) {
    const issues = byProject.get(row.project) ?? []
    issues.push(row)
    byProject.set(row.project, issues)
  }
  const pools = new Map([...byProject].map(([project, issues]) => [project, poolOf(issues, recordAt)]))
  const none = poolOf([])
  const linkedWith = linksOf(rows)
  const open = ({ project, poolAt, openedAt, excluded }: LinkCase, without: readonly string[] = []) => {
    const { memory, from, to } = pools.get(project) ?? none
    const [at, earliestEnd] = [poolAt.getTime(), openedAt.getTime() - 30 * DAY_MS]
    const isOpen = Uint8Array.from(from, (start, place) =>
      Number(start <= at && (to[place] ?? 0) >= earliestEnd),
    )
    for (const key of [...excluded, ...without]) {
      const place = memory.keys.indexOf(key)
      if (place >= 0) isOpen[place] = 0
    }
    return memory.openAt(openedAt, isOpen)
  }
  return {
    open: (given: LinkCase): IssuePool => open(given),

    /** Without the right issue, those that were mentioned as well, and all that Jira links with any of them. */
    openWithoutRight(given: LinkCase): IssuePool {
      const right = [...(given.truth ?? []), ...given.alsoMentioned]
      return open(given, [...right, ...right.flatMap((key) => [...(linkedWith.get(key) ?? [])])])
    },
  }
}

/** Both ways. */
function linksOf(rows: readonly LinkIssue[]): ReadonlyMap<string, ReadonlySet<string>> {
  const links = new Map<string, Set<string>>()
  const add = (from: string, to: string) => links.set(from, (links.get(from) ?? new Set()).add(to))
  for (const { issue, linkedWith } of rows)
    for (const other of linkedWith) {
      add(issue.key, other)
      add(other, issue.key)
    }
  return links
}

function poolOf(rows: readonly LinkIssue[], recordAt?: (issue: RecordedIssue, time: Date) => RecordedIssue) {
  const memory = createMemoryPool(
    rows.map(({ issue }) => issue),
    recordAt,
  )
  const byKey = new Map(rows.map((row) => [row.issue.key, row]))
  const times = (of: (row: LinkIssue | undefined) => number) =>
    Float64Array.from(memory.keys, (key) => of(byKey.get(key)))
  return {
    memory,
    from: times((row) => row?.poolFrom.getTime() ?? Infinity),
    to: times((row) => row?.poolTo?.getTime() ?? Infinity),
  }
}

const DAY_MS = 86_400_000
