import { createHash } from 'node:crypto'

/** The same 40 hex characters for the same text, like a commit's id. */
export const shaOf = (text: string): string => createHash('sha1').update(text).digest('hex')
