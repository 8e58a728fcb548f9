import { createHmac, generateKeyPairSync, type KeyObject, randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { beforeEach, describe, expect, test } from '@jest/globals'
import { SignJWT } from 'jose'
import { parse } from 'yaml'
import type { SafeFetch } from '../fetch/safe-fetch'
import {
  atlassian,
  createForgeTokenVerifier,
  eventModules,
  personModules,
  type VerifyForgeToken,
} from './forge-token'

const appId = 'ari:cloud:ecosystem::app/11111111-1111-4111-8111-111111111111'
const cloudId = '22222222-2222-4222-8222-222222222222'
const apiBaseUrl = `https://api.atlassian.com/ex/jira/${cloudId}`
const installationId = 'ari:cloud:ecosystem::installation/33333333-3333-4333-8333-333333333333'
const refused = { code: 'invocation-token-invalid' }

const newKey = (kid: string) => ({ kid, ...generateKeyPairSync('rsa', { modulusLength: 2048 }) })
type Key = ReturnType<typeof newKey>
const key = newKey('key-1')
const stranger = newKey('key-1')

/** Atlassian's list of keys; counts how often it is asked, and can be down. */
const createJwks = (...keys: readonly Key[]) => {
  const state = { keys: [...keys], isDown: false, asked: 0 }
  const fetch: SafeFetch = async (url) => {
    state.asked += 1
    if (url !== atlassian.jwksUrl || state.isDown) throw new Error('no answer')
    const jwks = state.keys.map(({ kid, publicKey }) => ({
      ...publicKey.export({ format: 'jwk' }),
      kid,
      alg: 'RS256',
    }))
    return Response.json({ keys: jwks })
  }
  return { state, fetch }
}

const now = () => Math.floor(Date.now() / 1000)

const claims = (changes: { readonly app?: object; readonly [claim: string]: unknown } = {}) => {
  const { app, ...others } = changes
  return {
    iss: 'forge/invocation-token',
    aud: appId,
    iat: now(),
    nbf: now(),
    exp: now() + 25,
    jti: randomUUID(),
    app: {
      id: appId,
      installationId,
      apiBaseUrl,
      environment: { type: 'PRODUCTION', id: 'environment-1' },
      module: { type: 'core:function', key: 'resolver' },
      ...app,
    },
    ...others,
  }
}

const sign = (
  payload: object,
  { kid, privateKey }: Pick<Key, 'kid' | 'privateKey'> = key,
  header: object = {},
) => new SignJWT({ ...payload }).setProtectedHeader({ alg: 'RS256', kid, ...header }).sign(privateKey)

const base64 = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')

/** As an attacker makes one who knows the public key and hopes for a careless verifier. */
const signedWithPublicKey = (publicKey: KeyObject) => {
  const content = `${base64({ alg: 'HS256', kid: 'key-1' })}.${base64(claims())}`
  const pem = publicKey.export({ type: 'spki', format: 'pem' })
  return `${content}.${createHmac('sha256', pem).update(content).digest('base64url')}`
}

let jwks: ReturnType<typeof createJwks>
let verify: VerifyForgeToken

beforeEach(() => {
  jwks = createJwks(key)
  verify = createForgeTokenVerifier({ ...atlassian, appId, environments: ['PRODUCTION'] }, jwks.fetch)
})

const verifyToken = async (token: string | Promise<string>) => verify(`Bearer ${await token}`)

describe('a good token', () => {
  test('of a function names the installation and where its Jira is', async () => {
    expect(await verifyToken(sign(claims()))).toEqual({
      kind: 'function',
      installationId,
      environmentId: 'environment-1',
      cloudId,
      apiBaseUrl,
      accountId: undefined,
      issueId: undefined,
      isLicensed: true,
    })
  })

  test('of a browser names the person and the issue itself', async () => {
    const context = { cloudId, extension: { issue: { id: '10007', key: 'SHOP-7' } } }
    expect(await verifyToken(sign(claims({ context, principal: 'account-1' })))).toMatchObject({
      kind: 'browser',
      accountId: 'account-1',
      issueId: '10007',
    })
  })

  test('of an event is told apart by its module', async () => {
    const module = { type: 'core:endpoint', key: 'companion-events' }
    expect(await verifyToken(sign(claims({ app: { module } })))).toMatchObject({ kind: 'event' })
  })

  test.each([true, false])('of a paid app says whether its licence is active: %s', async (isActive) => {
    const license = { isActive, type: 'COMMERCIAL' }
    expect(await verifyToken(sign(claims({ app: { license } })))).toMatchObject({ isLicensed: isActive })
  })

  test('with a clock a few seconds off still counts', async () => {
    await expect(verifyToken(sign(claims({ exp: now() - 3, iat: now() - 28 })))).resolves.toBeDefined()
    await expect(verifyToken(sign(claims({ nbf: now() + 3, iat: now() })))).resolves.toBeDefined()
  })
})

describe('a forged or misplaced token is refused', () => {
  const other = 'ari:cloud:ecosystem::app/99999999-9999-4999-8999-999999999999'
  const elsewhere = '44444444-4444-4444-8444-444444444444'
  const forged: readonly (readonly [string, () => string | Promise<string>])[] = [
    ['no algorithm at all', () => `${base64({ alg: 'none' })}.${base64(claims())}.`],
    ['no signature', () => `${base64({ alg: 'RS256', kid: 'key-1' })}.${base64(claims())}.AAAA`],
    ['the public key used as a shared secret', () => signedWithPublicKey(key.publicKey)],
    ['a key of somebody else under our key id', () => sign(claims(), stranger)],
    ['a key id that is not on the list', () => sign(claims(), { ...stranger, kid: 'key-9' })],
    [
      'a key of its own in the header',
      () => sign(claims(), stranger, { jwk: stranger.publicKey.export({ format: 'jwk' }) }),
    ],
    [
      'an address of keys in the header',
      () => sign(claims(), stranger, { jku: 'https://evil.example/keys' }),
    ],
    ['another audience', () => sign(claims({ aud: other }))],
    ['another issuer', () => sign(claims({ iss: 'forge/other' }))],
    ['another app inside', () => sign(claims({ app: { id: other } }))],
    ['its end in the past', () => sign(claims({ iat: now() - 60, exp: now() - 35 }))],
    ['no end', () => sign({ ...claims(), exp: undefined })],
    ['no time of issue', () => sign({ ...claims(), iat: undefined })],
    ['an issue long ago', () => sign(claims({ iat: now() - 3_600, exp: now() + 25 }))],
    ['a beginning in the future', () => sign(claims({ nbf: now() + 60, iat: now() + 60, exp: now() + 90 }))],
    [
      'Jira elsewhere',
      () => sign(claims({ app: { apiBaseUrl: `https://evil.example/ex/jira/${cloudId}` } })),
    ],
    [
      'Jira behind a look-alike name',
      () =>
        sign(claims({ app: { apiBaseUrl: `https://api.atlassian.com.evil.example/ex/jira/${cloudId}` } })),
    ],
    [
      'Jira without https',
      () => sign(claims({ app: { apiBaseUrl: `http://api.atlassian.com/ex/jira/${cloudId}` } })),
    ],
    [
      'Jira under another path',
      () => sign(claims({ app: { apiBaseUrl: `https://api.atlassian.com/ex/jira/${cloudId}/../x` } })),
    ],
    [
      'a development environment',
      () => sign(claims({ app: { environment: { type: 'DEVELOPMENT', id: 'e' } } })),
    ],
    ['a context of another site', () => sign(claims({ context: { cloudId: elsewhere }, principal: 'a' }))],
    ['an installation that is none', () => sign(claims({ app: { installationId: "' or 1=1" } }))],
    ['a module this app does not have', () => sign(claims({ app: { module: { key: 'macro' } } }))],
    ['an isolated cloud', () => sign(claims({ icLabel: 'gov' }))],
  ]
  test.each(forged)('%s', async (_, forge) => {
    await expect(verifyToken(forge())).rejects.toMatchObject(refused)
  })

  test.each([
    ['no header', undefined],
    ['an empty header', ''],
    ['another scheme', 'Basic dXNlcjpwYXNz'],
    ['two tokens', 'Bearer a.b.c, Bearer d.e.f'],
    ['something that is no token', 'Bearer not-a-token'],
    ['a token of a megabyte', `Bearer ${'a'.repeat(1_000_000)}.b.c`],
  ])('%s', async (_, header) => {
    await expect(verify(header)).rejects.toMatchObject(refused)
    expect(jwks.state.asked).toBe(0)
  })
})

describe("Atlassian's list of keys", () => {
  test('is asked once for many tokens', async () => {
    for (let turn = 0; turn < 20; turn += 1) await verifyToken(sign(claims()))
    expect(jwks.state.asked).toBe(1)
  })

  test('is not asked again and again for key ids that are not on it', async () => {
    for (let turn = 0; turn < 200; turn += 1) {
      await expect(
        verifyToken(sign(claims(), { ...stranger, kid: `key-${turn + 10}` })),
      ).rejects.toMatchObject(refused)
    }
    expect(jwks.state.asked).toBeLessThanOrEqual(2)
  })

  test('may be down while its keys are known', async () => {
    await verifyToken(sign(claims()))
    jwks.state.isDown = true
    await expect(verifyToken(sign(claims()))).resolves.toMatchObject({ cloudId })
  })

  test('lets nobody in while it is down and unknown', async () => {
    jwks.state.isDown = true
    await expect(verifyToken(sign(claims()))).rejects.toMatchObject(refused)
    jwks.state.isDown = false
  })
})

test('every module of manifest.yml that mints tokens is known to be an event or to speak for a person', () => {
  const { modules } = parse(readFileSync(resolve(__dirname, '../../../manifest.yml'), 'utf8'))
  const keys = Object.values(modules as Record<string, { key: string }[]>).flatMap((list) =>
    list.map(({ key: one }) => one),
  )
  expect(keys.filter((one) => !eventModules.includes(one) && !personModules.includes(one))).toEqual([])
  expect([...eventModules, ...personModules].filter((one) => !keys.includes(one))).toEqual([])
})
