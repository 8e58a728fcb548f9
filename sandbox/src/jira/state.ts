import { z } from 'zod'
import { AdfDocument } from './adf'
import { FakeScreenField, FakeWorkflow } from './workflow'

/** A comment's or an issue's hidden data. */
export const Property = z.object({ key: z.string(), value: z.unknown() })

/** A Jira project. Former keys still lead to it. */
export const FakeProject = z.object({
  id: z.string(),
  key: z.string(),
  formerKeys: z.array(z.string()),
  name: z.string(),
  /** A service project's comments can be read by its customers, unless they are internal. */
  isService: z.boolean().default(false),
  /** Of a service project that takes no internal comments. */
  ignoresInternal: z.boolean().default(false),
  /** Who leads a component, by its id. */
  leads: z.record(z.string(), z.string()).default({}),
})
export type FakeProject = z.infer<typeof FakeProject>

export const FakeIssue = z.object({
  id: z.string(),
  key: z.string(),
  /** Keys the issue had before it was moved; they still lead to it. */
  formerKeys: z.array(z.string()),
  projectId: z.string(),
  issueType: z.enum(['Bug', 'Story', 'Task']),
  summary: z.string(),
  description: AdfDocument,
  statusId: z.string(),
  resolution: z.string().optional(),
  /** What was filled in on screens, by the field's id. */
  filledIn: z.record(z.string(), z.unknown()).default({}),
  assigneeId: z.string().optional(),
  reporterId: z.string(),
  watcherIds: z.array(z.string()),
  components: z.array(z.object({ id: z.string(), name: z.string() })),
  properties: z.array(Property),
  labels: z.array(z.string()).default([]),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
})
export type FakeIssue = z.infer<typeof FakeIssue>

export const FakeComment = z.object({
  id: z.string(),
  issueId: z.string(),
  authorId: z.string(),
  updateAuthorId: z.string(),
  body: AdfDocument,
  /** As it was written in a Data Center; `body` is then what it means. */
  wiki: z.string().optional(),
  properties: z.array(Property),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
})
export type FakeComment = z.infer<typeof FakeComment>

/** What was not sent is null, as Jira stores it. */
export const FakeRemoteLink = z.object({
  id: z.int(),
  issueId: z.string(),
  globalId: z.string().nullable(),
  application: z.object({ type: z.string().nullable(), name: z.string().nullable() }),
  relationship: z.string().nullable(),
  object: z.object({
    url: z.string(),
    title: z.string(),
    summary: z.string().nullable(),
    icon: z.unknown(),
    status: z.object({ resolved: z.boolean().nullable(), icon: z.unknown() }),
  }),
})
export type FakeRemoteLink = z.infer<typeof FakeRemoteLink>

/** An entry of an issue's changelog; `metadata` is what a caller said about it. */
export const FakeHistory = z.object({
  id: z.string(),
  issueId: z.string(),
  authorId: z.string(),
  createdAt: z.iso.datetime(),
  items: z.array(
    z.object({
      field: z.string(),
      from: z.string(),
      fromString: z.string(),
      to: z.string(),
      toString: z.string(),
    }),
  ),
  metadata: z.record(z.string(), z.unknown()).optional(),
})
export type FakeHistory = z.infer<typeof FakeHistory>

/** That two issues belong together. */
export const FakeIssueLink = z.object({ id: z.string(), inwardId: z.string(), outwardId: z.string() })
export type FakeIssueLink = z.infer<typeof FakeIssueLink>

/** A webhook that an administrator has made in Cloud, or in a Data Center. */
export const FakeWebhook = z.object({
  id: z.int(),
  dialect: z.enum(['cloud', 'data-center']),
  name: z.string(),
  url: z.string(),
  events: z.array(z.string()),
  /** Which issues it is about; undefined for all. */
  jql: z.string().optional(),
  secret: z.string().optional(),
  excludesBody: z.boolean(),
  isEnabled: z.boolean(),
  /** Registered by an app on behalf of this account; undefined for those of administrators. */
  appOf: z.string().optional(),
  /** Of one that an app has registered. */
  expiresAt: z.iso.datetime().optional(),
})
export type FakeWebhook = z.infer<typeof FakeWebhook>

/** Everything that "Start over" puts back. Times are ISO strings, so that it can be written to disk as it is. */
export const JiraState = z.object({
  nextId: z.int(),
  projects: z.array(FakeProject),
  issues: z.array(FakeIssue),
  comments: z.array(FakeComment),
  remoteLinks: z.array(FakeRemoteLink),
  histories: z.array(FakeHistory).default([]),
  workflows: z.array(FakeWorkflow).default([]),
  /** What the screen for a new issue of a project asks for beside what every issue has. */
  createScreens: z.array(z.object({ projectId: z.string(), fields: z.array(FakeScreenField) })).default([]),
  issueLinks: z.array(FakeIssueLink).default([]),
  /** What customers of service projects were sent: every comment they may read, as often as it was written. */
  customerMails: z.array(z.object({ issueId: z.string(), body: AdfDocument })).default([]),
  webhooks: z.array(FakeWebhook).default([]),
  /** Account ids of people who have left the company. */
  leftIds: z.array(z.string()).default([]),
})
export type JiraState = z.infer<typeof JiraState>
