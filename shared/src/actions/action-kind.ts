import type { z } from 'zod'
import type { Role } from '../role'

/** What an action takes, what comes back, and the least role. */
export interface ActionKind {
  readonly needs: Role
  readonly request: z.ZodType
  readonly answer: z.ZodType
}
