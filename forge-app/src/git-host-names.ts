import type { GitHostId } from '@throughline/shared/pull-request'

/** The hosts by the names they give themselves; the same in every language. */
export const gitHostNames: Readonly<Record<GitHostId, string>> = {
  github: 'GitHub',
  gitlab: 'GitLab',
  bitbucket: 'Bitbucket',
  'bitbucket-data-center': 'Bitbucket Data Center',
  gitea: 'Gitea',
}
