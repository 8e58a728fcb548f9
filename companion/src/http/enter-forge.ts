import type { Clock } from '../clock'
import type { Keyring } from '../connections/seal'
import { keepSystemToken, renewSystemToken } from '../connections/system-token'
import type { Database } from '../database/database'
import { Failure } from '../failure'
import { type InstalledTenant, noteLicence, openInstallation, type Pairing } from '../tenants/installations'
import type { Invocation, TokenKind, VerifyForgeToken } from './forge-token'
import { readRawBody } from './raw-body'

/** What every door for Forge needs to know who knocks. */
export interface ForgeEntrance {
  /** With the door's rights. */
  readonly door: Database
  readonly keyring: Keyring
  readonly verify: VerifyForgeToken
  readonly clock: Clock
  readonly pairing?: Pairing
}

/** A verified call of Forge, the tenant it belongs to, and what it carried. */
export interface Entered {
  readonly invocation: Invocation
  readonly tenant: InstalledTenant
  readonly raw: Uint8Array
}

/**
 * Lets in a call of Forge whose token is of one of these kinds, or returns the answer that refuses its body. What the
 * token brings on the way is kept: a fresh system token, and whether the licence holds.
 */
export const enterForge = async (
  entrance: ForgeEntrance,
  request: Request,
  kinds: readonly TokenKind[],
): Promise<Entered | Response> => {
  const known = await knownToken(entrance, request, kinds)
  if (known instanceof Response) return known
  const { invocation, raw } = known
  const { door, keyring, pairing } = entrance
  const tenant = await openInstallation(door, keyring, invocation, pairing)
  await keepWhatItBrings(entrance, request, { invocation, tenant, raw })
  return { invocation, tenant, raw }
}

/** Like `enterForge`, for a call that need not have a tenant: only token and body are looked at. */
export const knownToken = async (
  { verify }: Pick<ForgeEntrance, 'verify'>,
  request: Request,
  kinds: readonly TokenKind[],
): Promise<Omit<Entered, 'tenant'> | Response> => {
  const invocation = await verify(request.headers.get('authorization') ?? undefined)
  if (!kinds.includes(invocation.kind)) throw new Failure('not-allowed', refusalOf(invocation.kind, kinds))
  const raw = await readRawBody(request)
  return raw instanceof Response ? raw : { invocation, raw }
}

const refusalOf = (kind: TokenKind, kinds: readonly TokenKind[]): string => {
  if (kinds.includes('event')) return 'This token was not made for events.'
  return kind === 'event' ? 'This token was made for events.' : 'Only the app itself may ask for this.'
}

/** An event's token is always kept when it is fresher; a person's only when the stored one will be needed soon. */
const keepWhatItBrings = async (
  { door, keyring, clock }: ForgeEntrance,
  request: Request,
  { invocation, tenant }: Entered,
): Promise<void> => {
  const token = request.headers.get('x-forge-oauth-system')
  const keep = invocation.kind === 'event' ? keepSystemToken : renewSystemToken
  if (token) await keep({ database: door, keyring, clock }, tenant, token)
  if (invocation.isLicensed !== tenant.isLicensed)
    await noteLicence(door, tenant.tenantId, invocation.isLicensed)
}

/** The body as JSON; undefined when it is none. */
export const jsonIn = (raw: Uint8Array): unknown => {
  try {
    return JSON.parse(new TextDecoder().decode(raw))
  } catch {
    return undefined
  }
}
