/** The address as people know it: the host's interface for programs lies elsewhere. */
export const hostNameOf = (baseUrl: string): string =>
  new URL(baseUrl).host.replace(/^api\.(github\.com|bitbucket\.org)$/, '$1')
