import type { PullRequest } from '../pull-requests/pull-request'
import { redact } from './redact'

/**
 * The pull request as it may be kept, shown and written to Jira: no secrets in what people wrote. Its branches stay as
 * they are called, since the host is asked by these names.
 */
export const withoutSecrets = (pull: PullRequest): PullRequest => ({
  ...pull,
  title: redact(pull.title),
  body: redact(pull.body),
  labels: pull.labels.map(redact),
  commits: pull.commits.map(({ sha, message }) => ({ sha, message: redact(message) })),
})
