/** A status of the site's one workflow. Any status can be reached from any other. */
export interface Status {
  readonly id: string
  readonly name: string
  readonly transitionId: string
  readonly category: {
    readonly id: number
    readonly key: string
    readonly name: string
    readonly colorName: string
  }
}

const toDo = { id: 2, key: 'new', name: 'To Do', colorName: 'blue-gray' }
const inProgress = { id: 4, key: 'indeterminate', name: 'In Progress', colorName: 'yellow' }
const done = { id: 3, key: 'done', name: 'Done', colorName: 'green' }

export const statuses: readonly Status[] = [
  { id: '10000', name: 'To Do', transitionId: '11', category: toDo },
  { id: '3', name: 'In Progress', transitionId: '21', category: inProgress },
  { id: '10002', name: 'In Review', transitionId: '31', category: inProgress },
  { id: '10001', name: 'Done', transitionId: '41', category: done },
]

/** The status with this id or name. Throws when the workflow has none. */
export const getStatus = (idOrName: string): Status => {
  const found = statuses.find(({ id, name }) => id === idOrName || name === idOrName)
  if (!found) throw new Error(`The sandbox's Jira has no status ${idOrName}.`)
  return found
}
