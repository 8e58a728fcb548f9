import { z } from 'zod'

/** What a person may do, each including the ones before it. `owner` is who holds the server. */
export const Role = z.enum(['viewer', 'maintainer', 'admin', 'owner'])
export type Role = z.infer<typeof Role>

/** Whether somebody with the one role may do what needs the other. */
export const mayDo = (held: Role, needed: Role): boolean =>
  Role.options.indexOf(held) >= Role.options.indexOf(needed)
