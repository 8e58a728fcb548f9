import { jqlString } from './jql'

/** Issues of a project that are not done, the oldest first, from one moment on. */
export const openIssueQuery = (projectId: string, createdSinceMs?: number): string => {
  const since = createdSinceMs === undefined ? '' : ` AND created >= ${Math.floor(createdSinceMs)}`
  return `project = ${jqlString(projectId)} AND statusCategory != Done${since} ORDER BY created ASC`
}

/** Where a list goes on: when the last issue was made, and what this Jira needs beside it. */
export interface Place {
  readonly createdMs: number
  readonly rest: string
}

export const placeIn = (next: string | undefined): Place | undefined => {
  const found = /^(\d{1,16}) (.{0,4000})$/s.exec(next ?? '')
  return found ? { createdMs: Number(found[1]), rest: found[2] ?? '' } : undefined
}

export const nextAt = ({ createdMs, rest }: Place): string => `${createdMs} ${rest}`
