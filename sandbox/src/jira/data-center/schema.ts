import { z } from 'zod'
import { count, flag, list, Property } from '../schema'

/**
 * What a caller of a Data Center may ask where it differs from Cloud. As strict: what the documentation does not have
 * is a mistake of the caller.
 * Source: https://developer.atlassian.com/server/jira/platform/rest/v10003/
 */
export const IssueQuery = z.strictObject({
  fields: list,
  expand: z.string().optional(),
  properties: list,
  updateHistory: flag,
})

/** Wiki markup; at most 32,767 characters. */
export const CommentBody = z.strictObject({
  body: z.string().min(1).max(32_767),
  properties: z.array(Property).default([]),
})

/** There is no `permissions`: a Data Center always tells them all. */
export const PermissionsQuery = z.strictObject({
  projectKey: z.string().optional(),
  projectId: z.string().optional(),
  issueKey: z.string().optional(),
  issueId: z.string().optional(),
})

export const ProjectsQuery = z.strictObject({
  includeArchived: flag,
  expand: z.string().optional(),
  recent: z.coerce.number().int().optional(),
  browseArchive: flag,
})

export const TransitionsQuery = z.strictObject({
  transitionId: z.string().optional(),
  expand: z.string().optional(),
})

export const SearchQuery = z.strictObject({
  jql: z.string().default(''),
  startAt: count(0, Number.MAX_SAFE_INTEGER),
  maxResults: count(50, 1_000),
  fields: list,
  expand: z.string().optional(),
  validateQuery: flag,
})

export const SearchBody = z.strictObject({
  jql: z.string().default(''),
  startAt: z.int().min(0).default(0),
  maxResults: z.int().min(0).default(50),
  fields: z.array(z.string()).optional(),
  expand: z.array(z.string()).optional(),
  validateQuery: z.boolean().optional(),
})

export const UserQuery = z.strictObject({
  username: z.string().optional(),
  key: z.string().optional(),
  includeDeleted: flag,
})

export const UserSearchQuery = z.strictObject({
  username: z.string().min(1),
  startAt: count(0, Number.MAX_SAFE_INTEGER),
  maxResults: count(50, 1_000),
  includeActive: flag,
  includeInactive: flag,
})
