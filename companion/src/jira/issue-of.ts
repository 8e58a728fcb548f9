import type { z } from 'zod'
import type { Issue } from '../issues/issues'
import type { Project } from '../issues/projects'
import type * as schema from './schema'

/** The fields that an issue is read with. */
export const issueFields = ['summary', 'status', 'project'] as const

/** A search also tells when each of them changed. */
export const searchFields = [...issueFields, 'updated'] as const

/** What this connection may not see has empty words. */
export const issueOf = ({ id, key, fields }: z.infer<typeof schema.Issue>): Issue => ({
  issueId: id,
  key,
  projectId: fields.project.id,
  summary: fields.summary ?? '',
  status: fields.status?.name ?? '',
  statusCategory: fields.status?.statusCategory?.key ?? '',
  ...(fields.updated && { updatedAt: new Date(fields.updated) }),
  ...(fields.project.projectTypeKey && { isService: fields.project.projectTypeKey === 'service_desk' }),
})

/** Jira names a project's present key among its keys, too. */
export const projectOf = ({ id, key, name, projectKeys }: z.infer<typeof schema.Project>): Project => ({
  projectId: id,
  key,
  formerKeys: (projectKeys ?? []).filter((other) => other !== key),
  name,
})
