import { z } from 'zod'
import { AdfDocument } from './adf'

/**
 * What a caller may ask, more strictly than Jira itself would check it: a parameter or a field that the documentation
 * does not have is a mistake of the caller. Answers are built by hand.
 * Source: https://developer.atlassian.com/cloud/jira/platform/rest/v3/
 */
export const count = (fallback: number, max: number) =>
  z.coerce
    .number()
    .int()
    .min(0)
    .default(fallback)
    .transform((value) => Math.min(value, max))
export const list = z
  .string()
  .transform((text) => text.split(',').map((part) => part.trim()))
  .optional()
export const flag = z.enum(['true', 'false']).optional()

export const NoQuery = z.strictObject({})
export const ExpandQuery = z.strictObject({ expand: z.string().optional() })

export const IssueQuery = z.strictObject({
  fields: list,
  fieldsByKeys: flag,
  expand: z.string().optional(),
  properties: list,
  updateHistory: flag,
  failFast: flag,
})

export const UserQuery = z.strictObject({ accountId: z.string().min(1), expand: z.string().optional() })

export const UserSearchQuery = z.strictObject({
  query: z.string().min(1),
  startAt: z.coerce.number().int().min(0).default(0),
  maxResults: z.coerce.number().int().min(1).max(1_000).default(50),
})

export const BulkFetchBody = z.strictObject({
  issueIdsOrKeys: z.array(z.string()).min(1).max(100),
  fields: z.array(z.string()).optional(),
  fieldsByKeys: z.boolean().optional(),
  expand: z.array(z.string()).optional(),
  properties: z.array(z.string()).max(5).optional(),
})

export const CommentsQuery = z.strictObject({
  startAt: count(0, Number.MAX_SAFE_INTEGER),
  maxResults: count(50, 5_000),
  orderBy: z.enum(['created', '+created', '-created']).default('created'),
  expand: z.string().optional(),
})

/** Jira keeps at most 32,768 characters in a property. */
export const PropertyValue = z
  .unknown()
  .refine((value) => value !== undefined, 'is missing')
  .refine((value) => (JSON.stringify(value)?.length ?? 0) <= 32_768, 'is longer than 32,768 characters')

export const Property = z.strictObject({ key: z.string().min(1).max(255), value: PropertyValue })

/** Jira keeps at most 32,767 characters in a comment. */
export const CommentBody = z.strictObject({
  body: AdfDocument.refine(
    (body) => JSON.stringify(body).length <= 32_767,
    'is longer than 32,767 characters',
  ),
  properties: z.array(Property).default([]),
})

export const CommentEditQuery = z.strictObject({
  notifyUsers: flag,
  overrideEditableFlag: flag,
  expand: z.string().optional(),
})

export const CommentListBody = z.strictObject({ ids: z.array(z.int()).min(1).max(1_000) })

export const RemoteLinkQuery = z.strictObject({ globalId: z.string().min(1).optional() })
export const RemoteLinkDeletion = z.strictObject({ globalId: z.string().min(1) })

const Icon = z.strictObject({
  url16x16: z.string().optional(),
  title: z.string().optional(),
  link: z.string().optional(),
})

export const RemoteLinkBody = z.strictObject({
  globalId: z.string().min(1).max(255).optional(),
  application: z
    .strictObject({ type: z.string().max(255).optional(), name: z.string().max(255).optional() })
    .optional(),
  relationship: z.string().max(255).optional(),
  object: z.strictObject({
    url: z.url(),
    title: z.string().min(1).max(255),
    summary: z.string().optional(),
    icon: Icon.optional(),
    status: z.strictObject({ resolved: z.boolean().optional(), icon: Icon.optional() }).optional(),
  }),
})

export const TransitionsQuery = z.strictObject({
  expand: z.string().optional(),
  transitionId: z.string().optional(),
  skipRemoteOnlyCondition: flag,
  includeUnavailableTransitions: flag,
  sortByOpsBarAndStatus: flag,
})

const Participant = z.strictObject({
  id: z.string().optional(),
  displayName: z.string().optional(),
  type: z.string().optional(),
  url: z.string().optional(),
})

/** What a caller says about a change; it is kept with it. */
const HistoryMetadata = z.strictObject({
  type: z.string().optional(),
  description: z.string().optional(),
  activityDescription: z.string().optional(),
  actor: Participant.optional(),
  generator: Participant.optional(),
  cause: Participant.optional(),
  extraData: z.record(z.string(), z.string()).optional(),
})

export const TransitionBody = z.strictObject({
  transition: z.strictObject({ id: z.string().regex(/^\d+$/) }),
  fields: z.record(z.string(), z.unknown()).optional(),
  historyMetadata: HistoryMetadata.optional(),
})

export const ChangelogQuery = z.strictObject({
  startAt: count(0, Number.MAX_SAFE_INTEGER),
  maxResults: count(100, 100),
})

export const ProjectQuery = z.strictObject({
  startAt: count(0, Number.MAX_SAFE_INTEGER),
  maxResults: count(50, 100),
  orderBy: z.enum(['key', '+key', '-key', 'name', '+name', '-name']).default('key'),
  id: list,
  keys: list,
  query: z.string().optional(),
  expand: z.string().optional(),
  status: list,
  action: z.enum(['view', 'browse', 'edit', 'create']).optional(),
  typeKey: z.string().optional(),
})

export const PermissionsQuery = z.strictObject({
  permissions: z
    .string()
    .min(1)
    .transform((text) => text.split(',')),
  projectKey: z.string().optional(),
  projectId: z.string().optional(),
  issueKey: z.string().optional(),
  issueId: z.string().optional(),
})

export const CountBody = z.strictObject({ jql: z.string() })

/** Pages are named by token; there is no total. */
export const SearchBody = z.strictObject({
  jql: z.string(),
  maxResults: z.int().min(1).default(50),
  nextPageToken: z.string().optional(),
  fields: z.array(z.string()).default(['id']),
  fieldsByKeys: z.boolean().optional(),
  expand: z.string().optional(),
  properties: z.array(z.string()).max(5).default([]),
  reconcileIssues: z.array(z.int()).max(50).optional(),
})

export const CreateMetaQuery = z.strictObject({
  startAt: count(0, Number.MAX_SAFE_INTEGER),
  maxResults: count(50, 200),
})

/** What every issue has; other fields are those of the project's screen. */
const NewIssueFields = z.looseObject({
  project: z.strictObject({ id: z.string().optional(), key: z.string().optional() }),
  issuetype: z.strictObject({ id: z.string().optional(), name: z.string().optional() }),
  summary: z
    .string()
    .min(1)
    .max(255)
    .regex(/^[^\n\r]+$/),
  description: z.unknown().optional(),
  labels: z.array(z.string().regex(/^\S+$/)).default([]),
  assignee: z
    .strictObject({ accountId: z.string().optional(), name: z.string().optional() })
    .nullable()
    .optional(),
})

export const NewIssueBody = z.strictObject({
  fields: NewIssueFields,
  properties: z.array(Property).default([]),
})

const IssueName = z.union([z.strictObject({ id: z.string() }), z.strictObject({ key: z.string() })])

export const IssueLinkBody = z.strictObject({
  type: z.union([z.strictObject({ id: z.string() }), z.strictObject({ name: z.string() })]),
  inwardIssue: IssueName,
  outwardIssue: IssueName,
})
