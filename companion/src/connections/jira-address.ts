import type { Deployment } from '../jira/deployment'

/** Where a Jira is, as it was typed, without what is no part of it. */
export interface JiraAddress {
  /** Scheme, name and port. */
  readonly site: string
  /** The path under which a Data Center runs, such as `/jira`; empty for most. */
  readonly context: string
}

/** Up to, not including, /rest. */
export const baseUrlOf = ({ site, context }: JiraAddress): string => `${site}${context}`

/**
 * Reads a typed address: blanks, query, fragment and trailing slash go, and so does the page of Jira from which it was
 * copied. A Cloud site has no path at all. Undefined for what is no http(s) address.
 */
export const readJiraAddress = (typed: string): JiraAddress | undefined => {
  const text = typed.trim()
  if (!/^https?:\/\/[^\s"'<>\\^`{|}]+$/i.test(text) || !URL.canParse(text)) return undefined
  const url = new URL(text)
  if (url.username !== '' || url.password !== '') return undefined
  return { site: url.origin, context: isCloudHost(url.hostname) ? '' : contextOf(url.pathname) }
}

/** Pages on which people are when they copy the address. */
const pagesOfJira = new Set(['browse', 'secure', 'projects', 'issues', 'rest', 'plugins', 'login.jsp'])

const contextOf = (path: string): string => {
  const parts = path.split('/')
  const page = parts.findIndex((part) => pagesOfJira.has(part))
  const own = page === -1 ? parts : parts.slice(0, page)
  return own.slice(0, own.findLastIndex((part) => part !== '') + 1).join('/')
}

/** Names under which Atlassian serves Jira Cloud and its interface. */
export const isCloudHost = (host: string): boolean =>
  /(^|\.)(atlassian\.net|jira-dev\.com|jira\.com)$/i.test(host) || /^api\.atlassian\.com$/i.test(host)

/** True for the address of a Cloud site: https and a name of Atlassian. */
export const isCloudSite = (typed: string | null | undefined): boolean => {
  const address = readJiraAddress(typed ?? '')
  if (!address) return false
  const { protocol, hostname } = new URL(address.site)
  return protocol === 'https:' && isCloudHost(hostname) && hostname !== 'api.atlassian.com'
}

/** What Jira calls its kind; anything but "Cloud" or "Server" is decided by the address. */
export const deploymentOf = (deploymentType: string | undefined, url: string): Deployment => {
  if (deploymentType === 'Cloud') return 'cloud'
  if (deploymentType === 'Server' || deploymentType === 'Data Center') return 'data-center'
  return URL.canParse(url) && isCloudHost(new URL(url).hostname) ? 'cloud' : 'data-center'
}

/** Keys of projects as they were typed: blanks go, and each is there once. */
export const readProjectKeys = (typed: readonly string[]): readonly string[] => [
  ...new Set(typed.map((key) => key.trim()).filter(Boolean)),
]
