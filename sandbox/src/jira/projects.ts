/** A Jira project of the site. */
export interface FakeProject {
  readonly id: string
  readonly key: string
  readonly name: string
}

export const projects: readonly FakeProject[] = [
  { id: '10000', key: 'SHOP', name: 'Shop' },
  { id: '10001', key: 'OPS', name: 'Ops' },
]

/** The project with this id or key. Throws when the site has none. */
export const getProject = (idOrKey: string): FakeProject => {
  const found = projects.find(({ id, key }) => id === idOrKey || key === idOrKey)
  if (!found) throw new Error(`The sandbox's Jira has no project ${idOrKey}.`)
  return found
}
