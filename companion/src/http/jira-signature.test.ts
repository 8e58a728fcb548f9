import { createHmac } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import { SignJWT } from 'jose'
import { isSignedByJira } from './jira-signature'

const secrets = ['the app’s secret, which two know', 'one that was replaced a moment ago']
const raw = Buffer.from('{"webhookEvent":"jira:issue_updated"}')
const seconds = (more: number) => Math.floor(Date.now() / 1_000) + more

interface Told {
  readonly secret?: string | undefined
  readonly alg?: string
  /** In seconds from now; undefined: without an end. */
  readonly ends?: number | undefined
}

const tokenOf = ({ secret = secrets[0] ?? '', alg = 'HS256', ...told }: Told = {}) => {
  const token = new SignJWT({ iss: 'jira' }).setProtectedHeader({ alg })
  const ends = 'ends' in told ? told.ends : 180
  if (ends !== undefined) token.setExpirationTime(seconds(ends))
  return token.sign(new TextEncoder().encode(secret))
}

const isLetIn = async (token: string, scheme = 'Bearer') =>
  isSignedByJira({ hub: undefined, authorization: `${scheme} ${token}` }, raw, secrets)

describe('a delivery of Jira with a token', () => {
  test.each<[string, Told, boolean]>([
    ['of the app’s secret', {}, true],
    ['of the secret before', { secret: secrets[1] }, true],
    ['of another secret', { secret: 'guessed, and long enough for it' }, false],
    ['that ended a moment ago, by a slow clock', { ends: -50 }, true],
    ['that ended', { ends: -61 }, false],
    ['without an end', { ends: undefined }, false],
    ['of another algorithm', { alg: 'HS512' }, false],
  ])('%s is let in: %j %s', async (_, told, isIn) => {
    expect(await isLetIn(await tokenOf(told))).toBe(isIn)
  })

  test('that claims to need no signature is refused', async () => {
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
    const payload = part({ iss: 'jira', exp: seconds(60) })
    expect(await isLetIn(`${part({ alg: 'none' })}.${payload}.`)).toBe(false)
    expect(await isLetIn(`${part({ alg: 'none' })}.${payload}.AAAA`)).toBe(false)
  })

  test('may name its scheme as older apps know it, and no other', async () => {
    expect(await isLetIn(await tokenOf(), 'JWT')).toBe(true)
    expect(await isLetIn(await tokenOf(), 'Basic')).toBe(false)
  })

  test('or signed over its bytes is let in as ever', async () => {
    const hub = `sha256=${createHmac('sha256', secrets[0] ?? '')
      .update(raw)
      .digest('hex')}`
    expect(await isSignedByJira({ hub, authorization: undefined }, raw, secrets)).toBe(true)
    expect(await isSignedByJira({ hub: undefined, authorization: undefined }, raw, secrets)).toBe(false)
  })
})
