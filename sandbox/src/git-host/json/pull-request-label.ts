import type { FakePullRequest } from '../state'
import { type Host, nodeIdOf } from './host'
import { repositoryUrl } from './repository'

export const labelJson = (
  host: Host,
  { repositoryId }: FakePullRequest,
  { id, name, color }: FakePullRequest['labels'][number],
) => ({
  id,
  node_id: nodeIdOf('Label', id),
  url: `${repositoryUrl(host, host.store.getRepository(repositoryId))}/labels/${encodeURIComponent(name)}`,
  name,
  color,
  default: false,
  description: '',
})
