import { verifySignature } from '../../hub-signature'
import type { GitHost } from '../git-host'
import { apiAddressOf, pullRequestAt } from './address'
import { createGitHubClient } from './client'
import { read, whyIgnored } from './read'

/** GitHub and GitHub Enterprise Server. */
export const github: GitHost = {
  id: 'github',
  name: 'GitHub',
  apiAddressOf,
  pullRequestAt,
  deliveryId: (headers) => headers['x-github-delivery'],
  eventName: (headers) => headers['x-github-event'],
  verify: (headers, rawBody, secrets) => verifySignature(headers['x-hub-signature-256'], rawBody, secrets),
  read,
  whyIgnored,
  urlOfLine: ({ url, headSha, mergeSha }, { path, line }) =>
    `${url.replace(/\/pull\/\d+$/, '')}/blob/${mergeSha ?? headSha}/${path.split('/').map(encodeURIComponent).join('/')}#L${line}`,
  createClient: createGitHubClient,
}
