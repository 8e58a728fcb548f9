import { beforeEach, describe, expect, it } from '@jest/globals'
import { createFakeJira, type FakeJira } from '../jira/fake-jira'
import { olu } from '../jira/people'
import { type AtlassianAccount, createAtlassianAccount } from './atlassian-account'
import { siteOf } from './sandbox-account'

const callback = 'https://throughline.acme.example/oauth/jira/callback'
const client = { clientId: 'client-1', clientSecret: 'known to two', callback }
const query = {
  audience: 'api.atlassian.com',
  client_id: 'client-1',
  scope: 'read:jira-work offline_access',
  redirect_uri: callback,
  state: 'state-of-a-browser',
  response_type: 'code',
  prompt: 'consent',
}

let now: Date
let jira: FakeJira
let second: FakeJira
let account: AtlassianAccount
const pass = (minutes: number) => {
  now = new Date(now.getTime() + minutes * 60_000)
}
beforeEach(() => {
  now = new Date('2026-11-22T10:00:00Z')
  const clock = () => now
  jira = createFakeJira({ cloudId: 'cloud-1', siteUrl: 'https://acme.atlassian.net', clock })
  second = createFakeJira({ cloudId: 'cloud-2', siteUrl: 'https://acme-two.atlassian.net', clock })
  account = createAtlassianAccount({ client, sites: [siteOf(jira), siteOf(second)], clock })
})

const post = (body: object) =>
  account.app.request('/oauth/token', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ client_id: client.clientId, client_secret: client.clientSecret, ...body }),
  })

const codeFor = (cloudIds: readonly string[] = ['cloud-1']): string => {
  const ask = account.readAsk(query)
  if (typeof ask === 'string') throw new Error(ask)
  const back = new URL(account.allow(ask, { accountId: olu.accountId, cloudIds }))
  expect(back.searchParams.get('state')).toBe(query.state)
  return back.searchParams.get('code') ?? ''
}

interface Pair {
  readonly access_token: string
  readonly refresh_token: string
  readonly expires_in: number
}

const exchange = (code: string) => post({ grant_type: 'authorization_code', code, redirect_uri: callback })
const refresh = (token: string) => post({ grant_type: 'refresh_token', refresh_token: token })
const pairOf = async (answer: Response): Promise<Pair> => {
  expect(answer.status).toBe(200)
  return (await answer.json()) as Pair
}
const errorOf = async (answer: Response) => [answer.status, (await answer.json()).error]
const consented = async (cloudIds?: readonly string[]) => pairOf(await exchange(codeFor(cloudIds)))
const statusWith = async (token: string, at: FakeJira = jira) =>
  (
    await at.app.request(`/ex/jira/${at.cloudId}/rest/api/3/myself`, {
      headers: { authorization: `Bearer ${token}` },
    })
  ).status

describe('somebody who is sent to Atlassian', () => {
  it.each([
    [{ client_id: 'another' }, 'There is no app with this client id.'],
    [{ redirect_uri: `${callback}/` }, 'This app has registered another callback URL.'],
    [{ scope: 'read:everything' }, 'The app has no scope read:everything.'],
    [{ audience: 'api.example' }, 'The address is not complete: audience.'],
    [{ state: '' }, 'The address is not complete: state.'],
  ])('is not asked where the address says %j', (wrong, sentence) => {
    expect(account.readAsk({ ...query, ...wrong })).toBe(sentence)
  })

  it('is led back with the state and an error who says no', () => {
    const ask = account.readAsk(query)
    if (typeof ask === 'string') throw new Error(ask)
    const { searchParams } = new URL(account.deny(ask))
    expect([searchParams.get('error'), searchParams.get('state')]).toEqual(['access_denied', query.state])
  })
})

describe('a code', () => {
  it('becomes a pair of tokens, once', async () => {
    const code = codeFor()
    expect((await pairOf(await exchange(code))).expires_in).toBe(3_600)
    expect(await errorOf(await exchange(code))).toEqual([403, 'invalid_grant'])
  })

  it('is worth nothing after ten minutes, nor with another secret', async () => {
    const code = codeFor()
    const wrong = await post({
      grant_type: 'authorization_code',
      code,
      redirect_uri: callback,
      client_secret: 'guessed',
    })
    expect(await errorOf(wrong)).toEqual([401, 'access_denied'])
    pass(11)
    expect(await errorOf(await exchange(code))).toEqual([403, 'invalid_grant'])
  })
})

describe('an access token', () => {
  it('works at the sites that were allowed, and at no other', async () => {
    const { access_token: token } = await consented(['cloud-2'])
    expect([await statusWith(token), await statusWith(token, second)]).toEqual([401, 200])
    const answer = await account.app.request('/oauth/token/accessible-resources', {
      headers: { authorization: `Bearer ${token}` },
    })
    expect(await answer.json()).toMatchObject([{ id: 'cloud-2', url: 'https://acme-two.atlassian.net' }])
  })

  it('ends after the seconds that were set', async () => {
    account.accessTokenSeconds = 60
    const { access_token: token, expires_in: seconds } = await consented()
    expect([seconds, await statusWith(token)]).toEqual([60, 200])
    pass(2)
    expect(await statusWith(token)).toBe(401)
  })
})

describe('a refresh token', () => {
  it('is replaced by each use', async () => {
    const first = await consented()
    const next = await pairOf(await refresh(first.refresh_token))
    expect(next.refresh_token).not.toBe(first.refresh_token)
    expect(await statusWith(next.access_token)).toBe(200)
  })

  it('is still good for ten minutes after it was replaced', async () => {
    const first = await consented()
    await refresh(first.refresh_token)
    pass(9)
    await pairOf(await refresh(first.refresh_token))
  })

  it('ends everything when it is used after that', async () => {
    const first = await consented()
    const next = await pairOf(await refresh(first.refresh_token))
    pass(11)
    expect(await errorOf(await refresh(first.refresh_token))).toEqual([403, 'invalid_grant'])
    expect(await errorOf(await refresh(next.refresh_token))).toEqual([403, 'invalid_grant'])
    expect(account.tokenRequests.map(({ outcome }) => outcome)).toEqual([
      'given',
      'given',
      'used again',
      'unknown',
    ])
  })

  it.each([
    ['a year after the consent', 366, 60],
    ['when nobody has used it for 90 days', 91, 91],
  ])('ends %s', async (_, days, step) => {
    let { refresh_token: token } = await consented()
    for (let passed = 0; passed + step < days; passed += step) {
      pass(step * 1_440)
      token = (await pairOf(await refresh(token))).refresh_token
    }
    pass(step * 1_440 + 1)
    expect(await errorOf(await refresh(token))).toEqual([403, 'invalid_grant'])
  })

  it('ends, with every access token, when somebody takes the consent back', async () => {
    const pair = await consented()
    account.takeBack()
    expect(await statusWith(pair.access_token)).toBe(401)
    expect(await errorOf(await refresh(pair.refresh_token))).toEqual([403, 'invalid_grant'])
  })
})

it('is as it was after a restart', async () => {
  const pair = await consented()
  const kept = JSON.parse(JSON.stringify(account.snapshot()))
  account.takeBack()
  account.restore(kept)
  await pairOf(await refresh(pair.refresh_token))
})
