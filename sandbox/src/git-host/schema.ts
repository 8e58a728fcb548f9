import { z } from 'zod'

/**
 * What a caller may ask, more strictly than GitHub itself would check it: a parameter that the documentation does not
 * have is a mistake of the caller. More than 100 a page are cut to 100, as on GitHub.
 * Source: https://docs.github.com/en/rest
 */
const page = {
  per_page: z.coerce
    .number()
    .int()
    .min(1)
    .default(30)
    .transform((count) => Math.min(count, 100)),
  page: z.coerce.number().int().min(1).default(1),
}

export const NoQuery = z.strictObject({})
export const PageQuery = z.strictObject(page)
export type PageQuery = z.infer<typeof PageQuery>

export const CommitsQuery = z.strictObject({
  ...page,
  sha: z.string().optional(),
  path: z.string().optional(),
  author: z.string().optional(),
  since: z.string().optional(),
  until: z.string().optional(),
})

export const RepositoriesQuery = z.strictObject({
  ...page,
  visibility: z.enum(['all', 'public', 'private']).default('all'),
  affiliation: z.string().optional(),
  type: z.enum(['all', 'owner', 'public', 'private', 'member']).optional(),
  sort: z.enum(['created', 'updated', 'pushed', 'full_name']).default('full_name'),
  direction: z.enum(['asc', 'desc']).optional(),
})

export const PullRequestsQuery = z.strictObject({
  ...page,
  state: z.enum(['open', 'closed', 'all']).default('open'),
  head: z.string().optional(),
  base: z.string().optional(),
  sort: z.enum(['created', 'updated', 'popularity', 'long-running']).default('created'),
  direction: z.enum(['asc', 'desc']).optional(),
})

const filled = z.string().min(1)

export const ContentsQuery = z.strictObject({ ref: filled.optional() })

export const RequestedReviewersBody = z.strictObject({
  reviewers: z.array(filled).optional(),
  team_reviewers: z.array(filled).optional(),
})

export const CommentsQuery = z.strictObject({ ...page, since: z.iso.datetime().optional() })

export const RemarkBody = z.strictObject({ body: filled })

export const ReactionBody = z.strictObject({
  content: z.enum(['+1', '-1', 'laugh', 'confused', 'heart', 'hooray', 'rocket', 'eyes']),
})

export const StatusBody = z.strictObject({
  state: z.enum(['error', 'failure', 'pending', 'success']),
  target_url: z.url().optional(),
  description: z.string().max(140).optional(),
  context: filled.default('default'),
})

/** A page of deliveries begins where a link of the page before it says. */
export const DeliveriesQuery = z.strictObject({
  per_page: page.per_page,
  cursor: filled.optional(),
  status: z.enum(['success', 'failure']).optional(),
})

const HookConfig = z.strictObject({
  url: z.url({ protocol: /^https?$/ }),
  content_type: z.literal('json'),
  secret: filled.optional(),
  insecure_ssl: z.enum(['0', '1']).optional(),
})

/** This host sends JSON and nothing else, so the default of GitHub, `form`, has to be overruled. */
export const HookBody = z.strictObject({
  name: z.literal('web').default('web'),
  active: z.boolean().default(true),
  events: z.array(z.string()).min(1).default(['push']),
  config: HookConfig,
})

export const HookChange = z.strictObject({
  active: z.boolean().optional(),
  events: z.array(z.string()).min(1).optional(),
  add_events: z.array(z.string()).optional(),
  remove_events: z.array(z.string()).optional(),
  config: HookConfig.optional(),
})
