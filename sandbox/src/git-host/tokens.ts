import { randomBytes } from 'node:crypto'
import type { Clock } from '@throughline/companion/clock'
import { z } from 'zod'

const Permission = z.enum(['pull_requests', 'contents', 'webhooks'])
type Permission = z.infer<typeof Permission>

/** A personal access token. A classic one has scopes, a fine-grained one has permissions instead. */
const TokenRecord = z.object({
  token: z.string(),
  accountId: z.string(),
  expiresAt: z.iso.datetime(),
  /** Whether GitHub tells when it ends: only where its owner chose an end. */
  tellsExpiry: z.boolean().default(false),
  scopes: z.array(z.string()).optional(),
  permissions: z.array(Permission).optional(),
  /** Organizations that ask for a single sign-on this token was not authorized for. */
  unauthorizedFor: z.array(z.string()).default([]),
})
export type TokenRecord = z.infer<typeof TokenRecord>
export const TokenRecords = z.array(TokenRecord)

/** What somebody chose when making a token. A classic one with the scope `repo`, without an end, unless told. */
export interface NewToken {
  readonly scopes?: readonly string[]
  readonly permissions?: readonly Permission[]
  readonly expiresAt?: Date
  readonly unauthorizedFor?: readonly string[]
}

const tenYearsMs = 10 * 365 * 24 * 3_600_000

export function createTokens(clock: Clock) {
  let records: TokenRecord[] = []
  return {
    issue(accountId: string, { scopes, permissions, expiresAt, unauthorizedFor = [] }: NewToken): string {
      const token = `${permissions ? 'github_pat_' : 'ghp_'}${randomBytes(24).toString('base64url')}`
      const endsAt = expiresAt ?? new Date(clock().getTime() + tenYearsMs)
      const kind = permissions ? { permissions: [...permissions] } : { scopes: [...(scopes ?? ['repo'])] }
      records.push({
        token,
        accountId,
        expiresAt: endsAt.toISOString(),
        tellsExpiry: expiresAt !== undefined,
        unauthorizedFor: [...unauthorizedFor],
        ...kind,
      })
      return token
    },
    /** Undefined for a token that is unknown or too old. */
    find(token: string): TokenRecord | undefined {
      return records.find((record) => record.token === token && new Date(record.expiresAt) > clock())
    },
    all: (): readonly TokenRecord[] => records,
    replace(newRecords: readonly TokenRecord[]) {
      records = [...newRecords]
    },
  }
}

export type Tokens = ReturnType<typeof createTokens>

/** What each permission of a fine-grained token stands for among a classic one's scopes. */
export const mayUse = ({ scopes, permissions }: TokenRecord, what: Permission): boolean => {
  if (permissions) return permissions.includes(what)
  if (scopes?.includes('repo')) return true
  return what === 'webhooks' ? (scopes?.includes('admin:repo_hook') ?? false) : true
}

/** The headers by which GitHub tells about the token that a call came with. */
export const tokenHeaders = ({
  scopes,
  expiresAt,
  tellsExpiry,
}: TokenRecord): Readonly<Record<string, string>> => ({
  ...(scopes && { 'x-oauth-scopes': scopes.join(', '), 'x-accepted-oauth-scopes': '' }),
  ...(tellsExpiry && {
    'github-authentication-token-expiration': `${expiresAt.slice(0, 19).replace('T', ' ')} UTC`,
  }),
})
