import type { GitHostStore } from '../store'

/** What the host's answers need to know: its addresses, and who is who. */
export interface Host {
  readonly publicUrl: string
  readonly apiUrl: string
  readonly store: GitHostStore
}

export const nodeIdOf = (kind: string, id: number | string): string =>
  Buffer.from(`${kind}:${id}`).toString('base64url')

/** GitHub writes times without milliseconds. */
export const gitHubTime = (iso: string): string => iso.replace(/\.\d+Z$/, 'Z')
