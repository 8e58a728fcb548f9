import type { PullRequestPlace } from '../git-host'

/**
 * `https://api.github.com` for github.com, `https://api.<name>.ghe.com` for a company's own part of it, and
 * `https://<server>/api/v3` for an Enterprise Server, whatever page of it somebody copied.
 * Source: https://docs.github.com/en/enterprise-server/rest/using-the-rest-api/getting-started-with-the-rest-api
 */
export const apiAddressOf = (typed: string): string | undefined => {
  const text = typed.trim()
  const whole = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`
  if (text === '' || !URL.canParse(whole)) return undefined
  const { protocol, host, hostname, username, password } = new URL(whole)
  if (protocol !== 'https:' && protocol !== 'http:') return undefined
  if (username !== '' || password !== '') return undefined
  if (isCloud(hostname)) return 'https://api.github.com'
  if (hostname.endsWith('.ghe.com')) return `https://api.${hostname.replace(/^api\./, '')}`
  return `${protocol}//${host}/api/v3`
}

/** The repository and the number in the address of a pull request, or of one of its tabs; undefined for any other page. */
export const pullRequestAt = (address: string): PullRequestPlace | undefined => {
  if (!URL.canParse(address.trim())) return undefined
  const [owner, name, kind, number, ...rest] = new URL(address.trim()).pathname.split('/').slice(1)
  if (kind !== 'pull' || rest.length > 3) return undefined
  const isNamed = [owner, name].every((part) => /^[\w.-]{1,100}$/.test(part ?? ''))
  if (!isNamed || !/^[1-9]\d{0,9}$/.test(number ?? '')) return undefined
  return { repository: `${owner}/${name}`, number: Number(number) }
}

/** True for what GitHub itself runs. */
export const isCloudAddress = (apiAddress: string): boolean => {
  const { hostname } = new URL(apiAddress)
  return isCloud(hostname) || hostname.endsWith('.ghe.com')
}

const isCloud = (hostname: string) => ['github.com', 'www.github.com', 'api.github.com'].includes(hostname)
