import { randomBytes } from 'node:crypto'
import type { Clock } from '@throughline/companion/clock'
import { z } from 'zod'

/**
 * What a token is good for: the gateway, by Forge or by OAuth, a Cloud site's own address, or a Data Center.
 */
const TokenKind = z.enum(['bearer', 'oauth', 'api-token', 'pat'])
export type TokenKind = z.infer<typeof TokenKind>

export const TokenRecords = z.array(
  z.object({
    token: z.string(),
    kind: TokenKind.default('bearer'),
    accountId: z.string(),
    expiresAt: z.iso.datetime(),
  }),
)
export type TokenRecords = z.infer<typeof TokenRecords>

/** Opaque tokens, each of one kind, for one account and for some time. */
export function createTokens(clock: Clock) {
  let records: TokenRecords = []
  const admit = (token: string, accountId: string, expiresInSeconds: number, kind: TokenKind) => {
    const expiresAt = new Date(clock().getTime() + expiresInSeconds * 1000).toISOString()
    const stillGood = records.filter((record) => new Date(record.expiresAt) > clock())
    records = [...stillGood, { token, kind, accountId, expiresAt }]
  }
  return {
    /** Takes a token that somebody else has made. */
    admit,
    issue(accountId: string, expiresInSeconds: number, kind: TokenKind = 'bearer'): string {
      const token = `${beginnings[kind]}${randomBytes(24).toString('base64url')}`
      admit(token, accountId, expiresInSeconds, kind)
      return token
    },
    /** Undefined for a token that is unknown, of another kind or too old. */
    accountOf(token: string, kind: TokenKind = 'bearer'): string | undefined {
      const found = records.find((record) => record.token === token && record.kind === kind)
      return found && new Date(found.expiresAt) > clock() ? found.accountId : undefined
    },
    revoke(token: string) {
      records = records.filter((record) => record.token !== token)
    },
    all: (): TokenRecords => records,
    replace(newRecords: TokenRecords) {
      records = newRecords
    },
  }
}

export type Tokens = ReturnType<typeof createTokens>

/** API tokens can be told by their beginning, as Atlassian's can. */
const beginnings: Readonly<Record<TokenKind, string>> = {
  bearer: '',
  oauth: '',
  'api-token': 'ATATT3xFf',
  pat: '',
}
