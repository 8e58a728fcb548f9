import { olu } from './people'
import type { FakeProject } from './state'

/** The projects of the site as a visitor first finds it. */
export const seededProjects: readonly FakeProject[] = [
  {
    id: '10000',
    key: 'SHOP',
    formerKeys: [],
    name: 'Shop',
    isService: false,
    ignoresInternal: false,
    leads: { '10100': olu.accountId },
  },
  {
    id: '10001',
    key: 'OPS',
    formerKeys: [],
    name: 'Ops',
    isService: false,
    ignoresInternal: false,
    leads: {},
  },
]
