import { z } from 'zod'

/** What the Forge app sends with an action, after it has checked, as the person, that they may ask for it. */
export const ForgeActionRequest = z.object({
  accountId: z.string().min(1).max(200),
  /** What colleagues call this person; what they did is kept under it. */
  name: z.string().min(1).max(200),
  request: z.unknown(),
})
export type ForgeActionRequest = z.infer<typeof ForgeActionRequest>

/** The answer to an action that was refused: the sentence is for the person. */
export const ForgeActionRefusal = z.object({ code: z.string(), message: z.string() })
export type ForgeActionRefusal = z.infer<typeof ForgeActionRefusal>

/** What lets the app of a Jira site into a customer's own companion. */
export const PairRequest = ForgeActionRequest.omit({ request: true }).extend({
  secret: z.string().min(1).max(200),
})
export type PairRequest = z.infer<typeof PairRequest>
