import { describe, expect, it } from '@jest/globals'
import { createFakeJira } from './fake-jira'
import { mina, olu } from './people'

const clock = () => new Date('2026-11-22T10:15:30Z')

const start = () => {
  const jira = createFakeJira({ cloudId: 'cloud-1', siteUrl: 'http://127.0.0.1:1', clock })
  const ask = async (path: string, authorization?: string) => {
    const response = await jira.app.request(path, { headers: authorization ? { authorization } : {} })
    return { status: response.status, headers: response.headers, json: await response.json() }
  }
  return { jira, ask }
}

const basic = (email: string, token: string) => `Basic ${Buffer.from(`${email}:${token}`).toString('base64')}`

describe('at the Cloud site’s own address', () => {
  it('e-mail and API token sign in', async () => {
    const { jira, ask } = start()
    const signIn = basic('Olu@acme.example', jira.issueApiToken(olu.accountId))
    expect(await ask('/rest/api/3/myself', signIn)).toMatchObject({
      status: 200,
      json: { accountId: olu.accountId, emailAddress: 'olu@acme.example' },
    })
  })

  it('whoever gets one of them wrong is anonymous, and only /myself says so', async () => {
    const { jira, ask } = start()
    const token = jira.issueApiToken(olu.accountId)
    for (const wrong of [
      basic('mina@acme.example', token),
      basic('olu@acme.example', 'guessed'),
      undefined,
    ]) {
      expect((await ask('/rest/api/3/myself', wrong)).status).toBe(401)
      expect(await ask('/rest/api/3/project/search', wrong)).toMatchObject({
        status: 200,
        json: { total: 0 },
      })
    }
    const { headers } = await ask('/rest/api/3/myself', basic('olu@acme.example', 'guessed'))
    expect(headers.get('x-seraph-loginreason')).toBe('AUTHENTICATED_FAILED')
  })

  it('a token that has ended or was revoked does not', async () => {
    const { jira, ask } = start()
    const old = jira.issueApiToken(mina.accountId, { expiresInSeconds: 0 })
    const revoked = jira.issueApiToken(mina.accountId)
    jira.revokeToken(revoked)
    for (const token of [old, revoked])
      expect((await ask('/rest/api/3/myself', basic('mina@acme.example', token))).status).toBe(401)
  })

  it('a bearer token is of no use', async () => {
    const { jira, ask } = start()
    expect((await ask('/rest/api/3/myself', `Bearer ${jira.issueSystemToken()}`)).status).toBe(403)
  })

  it('everybody may ask what it is', async () => {
    const { ask } = start()
    expect((await ask('/rest/api/2/serverInfo')).json).toMatchObject({ deploymentType: 'Cloud' })
  })

  it('searches by JQL in pages without a total', async () => {
    const { jira, ask } = start()
    const authorization = basic('mina@acme.example', jira.issueApiToken(mina.accountId))
    const search = async (body: object) => {
      const response = await jira.app.request('/rest/api/3/search/jql', {
        method: 'POST',
        headers: { authorization, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      })
      return { status: response.status, json: await response.json() }
    }
    expect((await search({ jql: 'ORDER BY updated' })).status).toBe(400)
    const jql = 'project in (SHOP, OPS) AND created >= "2026-11-16 10:20" ORDER BY created ASC'
    const first = await search({ jql, maxResults: 3, fields: ['summary'] })
    expect(first.json).toMatchObject({ isLast: false })
    const { nextPageToken } = first.json
    const last = await search({ jql, maxResults: 3, nextPageToken })
    expect(last.json.issues).toEqual([expect.objectContaining({ key: 'OPS-3', fields: {} })])
    // The people's clocks are an hour ahead of UTC: the issues are from 10:20 there.
    const later = await search({ jql: 'created >= "2026-11-16 10:21"' })
    expect(later.json).toMatchObject({ issues: [], isLast: true })
    expect((await ask('/rest/api/3/search?jql=a', authorization)).status).toBe(404)
  })
})
