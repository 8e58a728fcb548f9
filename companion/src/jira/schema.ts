import { z } from 'zod'

/** Only the fields we read of Jira's answers. */
export const Issue = z.object({
  id: z.string(),
  key: z.string(),
  fields: z.object({
    summary: z.string().nullish(),
    project: z.object({ id: z.string() }),
    status: z.object({ name: z.string(), statusCategory: z.object({ key: z.string() }).nullish() }).nullish(),
  }),
})

export const Project = z.object({
  id: z.string(),
  key: z.string(),
  name: z.string(),
  projectKeys: z.array(z.string()).nullish(),
})

/** Data Center lists all at once, Cloud by the page. */
export const Projects = z.array(Project)

export const ProjectPage = z.object({
  values: z.array(Project),
  isLast: z.boolean().nullish(),
  startAt: z.number(),
})

/** Search results: Cloud tells the next page by a token, Data Center by how many there are in all. */
export const JqlPage = z.object({ issues: z.array(Issue), nextPageToken: z.string().nullish() })
export const SearchPage = z.object({ issues: z.array(Issue), total: z.number() })

/** Data Center's key of an account stays when its name changes; Cloud has none. */
export const Account = z.object({ key: z.string().nullish() })

export const CommentPage = z.object({
  comments: z.array(z.object({ id: z.string(), author: Account.nullish() })),
  startAt: z.number(),
  total: z.number(),
})

export const CommentsWithProperties = z.object({
  values: z.array(
    z.object({
      id: z.string(),
      properties: z.array(z.object({ key: z.string(), value: z.unknown() })).nullish(),
    }),
  ),
})

export const CreatedComment = z.object({ id: z.string() })

export const CommentProperty = z.object({ key: z.string(), value: z.unknown() })
