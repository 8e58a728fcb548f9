import { randomBytes } from 'node:crypto'

/** Eight hex characters that lead support from a person's screen to our log. */
export const newReference = () => randomBytes(4).toString('hex')
