import type { Commit, FakeRepository } from '../state'
import { fullNameOf } from '../store'
import type { Host } from './host'
import { commitJson } from './pull-request-parts'
import { repositoryUrl } from './repository'

interface Compared {
  readonly base: Commit
  readonly head: string
  /** Of the whole comparison; `page` are those of this page. */
  readonly count: number
  readonly page: readonly Commit[]
}

/** Two commits compared: what the second has that the first has not. Files are left out, as on every page but the first. */
export const comparisonJson = (
  host: Host,
  repository: FakeRepository,
  { base, head, count, page }: Compared,
) => {
  const html = `${host.publicUrl}/${fullNameOf(repository)}/compare/${base.sha}...${head}`
  const baseCommit = commitJson(host, repository, base)
  return {
    url: `${repositoryUrl(host, repository)}/compare/${base.sha}...${head}`,
    html_url: html,
    permalink_url: html,
    diff_url: `${html}.diff`,
    patch_url: `${html}.patch`,
    base_commit: baseCommit,
    merge_base_commit: baseCommit,
    status: 'ahead',
    ahead_by: count,
    behind_by: 0,
    total_commits: count,
    commits: page.map((commit) => commitJson(host, repository, commit)),
    files: [],
  }
}
