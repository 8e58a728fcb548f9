import type { FakeProject } from './state'

/** The projects of the site as a visitor first finds it. */
export const seededProjects: readonly FakeProject[] = [
  { id: '10000', key: 'SHOP', formerKeys: [], name: 'Shop' },
  { id: '10001', key: 'OPS', formerKeys: [], name: 'Ops' },
]
