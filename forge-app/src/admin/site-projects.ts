import { asUser, route } from '@forge/api'
import type { SiteProject } from '@throughline/shared/setup'
import { within } from '../within'

const patienceMs = 10_000
/** Jira's own largest page. */
const pageSize = 50
/** 2,000 projects: more than anybody reads in a list. */
const mostPages = 40

/** One page of Jira's answer, as far as we read it. */
interface Page {
  readonly values: readonly SiteProject[]
  readonly isLast?: boolean
}

/**
 * The projects that this person sees in Jira, by name. Throws when Jira does not answer.
 * Source: https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-projects/
 */
export const readSiteProjects = (): Promise<readonly SiteProject[]> => within(patienceMs, readPages())

async function readPages(): Promise<readonly SiteProject[]> {
  const projects: SiteProject[] = []
  for (let page = 0; page < mostPages; page += 1) {
    const { values, isLast } = await readPage(projects.length)
    projects.push(...values.map(({ id, key, name }) => ({ id, key, name })))
    if (isLast !== false || values.length === 0) break
  }
  return projects
}

async function readPage(startAt: number): Promise<Page> {
  const query = new URLSearchParams({
    startAt: String(startAt),
    maxResults: String(pageSize),
    orderBy: 'name',
  })
  const response = await asUser().requestJira(route`/rest/api/3/project/search?${query}`, {
    headers: { accept: 'application/json' },
  })
  if (!response.ok) throw new Error(`Jira answered ${response.status}`)
  return response.json()
}
