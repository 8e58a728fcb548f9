import { type IssueKey, projectKeyOf } from '@throughline/shared/issue-key'
import { namesAStandard } from './key-denylist'
import type { FoundKey } from './written-keys'

/**
 * The keys worth asking Jira for, in the order given. `projects` are the site's project keys in upper case: only keys of
 * theirs remain, whatever they are called and however they were written. Undefined when no list is at hand: then keys
 * that look like a standard's name and keys without capitals are dropped.
 */
export function plausibleKeys(
  found: readonly FoundKey[],
  projects: ReadonlySet<string> | undefined,
): readonly FoundKey[] {
  if (!projects)
    return found.filter(({ key, isLowerCase }) => !isLowerCase && !namesAStandard(projectKeyOf(key)))
  const plausible = new Map<IssueKey, FoundKey>()
  for (const written of found) {
    const key = keyInProjects(written.key, projects)
    if (key !== undefined && !plausible.has(key)) plausible.set(key, { ...written, key })
  }
  return [...plausible.values()]
}

/** With `_` in project keys `FEATURE_SHOP-7` may name SHOP-7: the longest project key that the site knows is meant. */
function keyInProjects(key: IssueKey, projects: ReadonlySet<string>): IssueKey | undefined {
  let rest = key
  while (!projects.has(projectKeyOf(rest))) {
    const underscore = rest.indexOf('_')
    if (underscore === -1) return undefined
    rest = rest.slice(underscore + 1)
  }
  return rest
}
