import { describe, expect, it } from '@jest/globals'
import { createLocalJWKSet, jwtVerify } from 'jose'
import { createInvocationTokens } from './invocation-token'

const app = {
  id: 'ari:cloud:ecosystem::app/7c0e8b1f-52a4-4d7b-9c36-1f5ad2e64b90',
  installationId: 'ari:cloud:ecosystem::installation/11111111-2222-4333-8444-555555555555',
  environmentId: 'ari:cloud:ecosystem::environment/7c0e8b1f-52a4-4d7b-9c36-1f5ad2e64b90/production',
  cloudId: 'aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee',
}
const apiBaseUrl = `http://127.0.0.1:4100/ex/jira/${app.cloudId}`
const now = new Date('2026-11-24T10:00:00Z')
const tokens = createInvocationTokens({ app, apiBaseUrl, clock: () => now })

const verify = (token: string) =>
  jwtVerify(token, createLocalJWKSet(tokens.jwks()), { algorithms: ['RS256'], currentDate: now })

describe('an invocation token', () => {
  it('carries the documented claims and is good for 25 seconds', async () => {
    const { payload } = await verify(await tokens.signToken({ app: { module: { key: 'resolver' } } }))
    const seconds = now.getTime() / 1000
    expect(payload).toEqual({
      iss: 'forge/invocation-token',
      aud: app.id,
      iat: seconds,
      nbf: seconds,
      exp: seconds + 25,
      jti: expect.any(String),
      app: {
        id: app.id,
        appVersion: '1.0.0',
        installationId: app.installationId,
        apiBaseUrl,
        environment: { type: 'PRODUCTION', id: app.environmentId },
        module: { key: 'resolver' },
        installation: {
          id: app.installationId,
          contexts: [{ name: 'jira', apiBaseUrl, cloudId: app.cloudId }],
        },
      },
    })
  })

  it('claims whatever a test wants it to', async () => {
    const token = await tokens.signToken({ aud: 'somebody else', principal: 'mina', app: { id: 'another' } })
    const { payload } = await verify(token)
    expect(payload).toMatchObject({ aud: 'somebody else', principal: 'mina' })
    expect(payload['app']).toMatchObject({ id: 'another', installationId: app.installationId })
  })

  it('still verifies after the key was rotated, as does a new one', async () => {
    const old = await tokens.signToken()
    tokens.rotateKey()
    const young = await tokens.signToken()
    const used = await Promise.all(
      [young, old].map(async (token) => (await verify(token)).protectedHeader.kid),
    )
    expect(used).toEqual(tokens.jwks().keys.map(({ kid }) => kid))
    expect(new Set(used).size).toBe(2)
  })

  it('never publishes the private half of a key', () => {
    for (const key of tokens.jwks().keys) expect(key).not.toHaveProperty('d')
  })
})
