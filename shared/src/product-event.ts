import { z } from 'zod'

/**
 * What Jira tells us through Forge, as far as we read it. Payloads are thin on purpose: everything else is fetched again.
 * Source: https://developer.atlassian.com/platform/forge/events-reference/jira/
 */
export const ProductEvent = z.looseObject({
  eventType: z.string().startsWith('avi:jira:'),
  issue: z.looseObject({ id: z.coerce.string(), key: z.string() }).optional(),
})
export type ProductEvent = z.infer<typeof ProductEvent>

/** Installation, upgrade and removal of the app; `id` is the installation's ARI. */
export const LifecycleEvent = z.looseObject({
  eventType: z.string().startsWith('avi:forge:'),
  id: z.string().optional(),
})
export type LifecycleEvent = z.infer<typeof LifecycleEvent>
