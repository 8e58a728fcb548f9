import { createHash, randomBytes } from 'node:crypto'

/** 256 random bits, as they go into a cookie or an address. */
export const newSecret = (): string => randomBytes(32).toString('base64url')

/** What is kept of such a secret. It is too random to be guessed, so that a plain hash is enough. */
export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('base64url')
