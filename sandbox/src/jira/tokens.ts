import { randomBytes } from 'node:crypto'
import type { Clock } from '@throughline/companion/clock'
import { z } from 'zod'

export const TokenRecords = z.array(
  z.object({ token: z.string(), accountId: z.string(), expiresAt: z.iso.datetime() }),
)
export type TokenRecords = z.infer<typeof TokenRecords>

/** Opaque bearer tokens, each for one account and for some time. */
export function createTokens(clock: Clock) {
  let records: TokenRecords = []
  return {
    issue(accountId: string, expiresInSeconds: number): string {
      const token = randomBytes(24).toString('base64url')
      const expiresAt = new Date(clock().getTime() + expiresInSeconds * 1000).toISOString()
      const stillGood = records.filter((record) => new Date(record.expiresAt) > clock())
      records = [...stillGood, { token, accountId, expiresAt }]
      return token
    },
    /** Undefined for a token that is unknown or too old. */
    accountOf(token: string): string | undefined {
      const found = records.find((record) => record.token === token)
      return found && new Date(found.expiresAt) > clock() ? found.accountId : undefined
    },
    all: (): TokenRecords => records,
    replace(newRecords: TokenRecords) {
      records = newRecords
    },
  }
}

export type Tokens = ReturnType<typeof createTokens>
