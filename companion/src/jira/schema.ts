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

export const ProjectPage = z.object({
  values: z.array(
    z.object({
      id: z.string(),
      key: z.string(),
      name: z.string(),
      projectKeys: z.array(z.string()).nullish(),
    }),
  ),
  isLast: z.boolean().nullish(),
  startAt: z.number(),
})

export const CommentPage = z.object({
  comments: z.array(z.object({ id: z.string() })),
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
