import { z } from 'zod'

/** A pull request that is linked by hand: by the address that somebody copied, or as it was chosen from a list. */
export const LinkTarget = z.discriminatedUnion('by', [
  z.object({ by: z.literal('address'), address: z.string().max(2_000) }),
  z.object({ by: z.literal('id'), pullRequestId: z.uuid() }),
])
export type LinkTarget = z.infer<typeof LinkTarget>
