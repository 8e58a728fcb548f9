import { describe, expect, it } from '@jest/globals'
import { createFakeJira } from '../fake-jira'
import { ira, mina } from '../people'

const clock = () => new Date('2026-11-22T10:15:30Z')

const start = (dataCenter: { contextPath?: string; version?: string } = {}) => {
  const jira = createFakeJira({ cloudId: 'cloud-1', siteUrl: 'http://127.0.0.1:1', clock, dataCenter })
  const contextPath = dataCenter.contextPath ?? '/jira'
  const ask = async (method: string, path: string, body?: unknown, token: string = jira.issuePat('mina')) => {
    const response = await jira.app.request(`${contextPath}/rest/api/2${path}`, {
      method,
      headers: {
        'content-type': 'application/json',
        ...(token !== '' && { authorization: `Bearer ${token}` }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    const isJson = response.headers.get('content-type')?.startsWith('application/json')
    return { status: response.status, json: isJson ? JSON.parse(text) : undefined }
  }
  return { jira, ask }
}

describe('a Data Center', () => {
  it('tells everybody its version', async () => {
    const { ask } = start({ version: '9.12.4' })
    expect((await ask('GET', '/serverInfo', undefined, '')).json).toMatchObject({
      deploymentType: 'Server',
      version: '9.12.4',
      versionNumbers: [9, 12, 4],
      baseUrl: 'http://127.0.0.1:1/jira',
    })
  })

  it('may have no context path', async () => {
    const { ask } = start({ contextPath: '' })
    expect((await ask('GET', '/myself')).json).toMatchObject({ name: 'mina' })
    expect((await ask('GET', '/serverInfo')).json).toMatchObject({ deploymentType: 'Server' })
  })

  it('names people without account ids', async () => {
    const { ask } = start()
    const { json } = await ask('GET', '/myself')
    expect(json).toMatchObject({ name: 'mina', key: 'JIRAUSER10100', emailAddress: 'mina@acme.example' })
    expect(json).not.toHaveProperty('accountId')
    expect((await ask('GET', '/user?key=JIRAUSER10102')).json).toMatchObject({ name: 'ira' })
    expect((await ask('GET', '/user/search?username=ORTIZ')).json).toMatchObject([{ name: 'dana' }])
    const { fields } = (await ask('GET', '/issue/SHOP-7')).json
    expect(fields).toMatchObject({ assignee: { name: 'mina' }, description: expect.any(String) })
    expect(JSON.stringify(fields)).not.toContain('accountId')
  })

  it.each([
    ['one it does not know', () => 'guessed'],
    ['an API token of Cloud', ({ jira }) => jira.issueApiToken(mina.accountId)],
    ['one that is too old', ({ jira }) => jira.issuePat('mina', { expiresInSeconds: 0 })],
    [
      'one that was revoked',
      ({ jira }) => {
        const token = jira.issuePat('mina')
        jira.revokeToken(token)
        return token
      },
    ],
  ] satisfies readonly (readonly [string, (started: ReturnType<typeof start>) => string])[])(
    'answers 401 to a token that is %s, wherever it is used',
    async (_, tokenOf) => {
      const started = start()
      const token = tokenOf(started)
      expect((await started.ask('GET', '/myself', undefined, token)).status).toBe(401)
      expect((await started.ask('GET', '/project', undefined, token)).status).toBe(401)
    },
  )

  it('lets anonymous callers read that it holds nothing', async () => {
    const { ask } = start()
    expect((await ask('GET', '/project', undefined, '')).json).toEqual([])
    expect((await ask('GET', '/myself', undefined, '')).status).toBe(401)
  })

  it('tells all permissions at once, and knows no query for some', async () => {
    const { ask } = start()
    const { permissions } = (await ask('GET', '/mypermissions?projectKey=SHOP')).json
    expect(permissions.ADD_COMMENTS).toMatchObject({ havePermission: true })
    expect(permissions.ADMINISTER).toMatchObject({ havePermission: false })
    expect((await ask('GET', '/mypermissions?permissions=ADD_COMMENTS')).status).toBe(400)
  })

  it('lists projects without pages, with their former keys where asked', async () => {
    const { jira, ask } = start()
    jira.renameProject('OPS', 'RUN')
    expect((await ask('GET', '/project?expand=projectKeys')).json).toMatchObject([
      { key: 'SHOP', projectKeys: ['SHOP'] },
      { key: 'RUN', projectKeys: ['RUN', 'OPS'] },
    ])
    expect((await ask('GET', '/project/OPS')).json).toMatchObject({ key: 'RUN' })
    expect((await ask('GET', '/project/OPS', undefined, jira.issuePat('ira'))).status).toBe(404)
  })

  it('keeps comments as wiki markup, which Cloud reads as a document', async () => {
    const { jira, ask } = start()
    const wiki = 'h3. Merged\n\n*By* [Mina|https://git.example/mina]\n\n* one\n** deeper'
    const { json } = await ask('POST', '/issue/SHOP-7/comment', { body: wiki })
    expect(json).toMatchObject({ body: wiki, author: { name: 'mina' } })
    const marker = { marker: 'm' }
    expect((await ask('PUT', `/comment/${json.id}/properties/throughline`, marker)).status).toBe(201)
    expect((await ask('GET', `/comment/${json.id}/properties/throughline`)).json).toMatchObject({
      value: marker,
    })
    expect(jira.comments('10007')[0]?.body.content.map(({ type }) => type)).toEqual([
      'heading',
      'paragraph',
      'bulletList',
    ])
    const edited = await ask('PUT', `/issue/SHOP-7/comment/${json.id}`, { body: 'Later' })
    expect(edited.json).toMatchObject({ body: 'Later' })
  })

  it('refuses a comment in Cloud’s notation', async () => {
    const { jira, ask } = start()
    const body = { type: 'doc', version: 1, content: [] }
    expect((await ask('POST', '/issue/SHOP-7/comment', { body })).status).toBe(400)
    expect(jira.violations).toHaveLength(1)
  })

  it('makes, updates and removes web links, and moves issues', async () => {
    const { ask } = start()
    const link = { globalId: 'pr=42', object: { url: 'https://git.example/42', title: '#42' } }
    expect((await ask('POST', '/issue/SHOP-7/remotelink', link)).status).toBe(201)
    expect((await ask('POST', '/issue/SHOP-7/remotelink', link)).status).toBe(200)
    expect((await ask('DELETE', '/issue/SHOP-7/remotelink?globalId=pr%3D42')).status).toBe(204)
    const { transitions } = (await ask('GET', '/issue/SHOP-7/transitions')).json
    const [{ id }] = transitions.filter(({ to }: { to: { name: string } }) => to.name === 'Done')
    expect((await ask('POST', '/issue/SHOP-7/transitions', { transition: { id } })).status).toBe(204)
    expect((await ask('GET', '/issue/SHOP-7?fields=status')).json.fields).toMatchObject({
      status: { name: 'Done' },
    })
  })

  it('searches, with a total', async () => {
    const { ask } = start()
    const body = { jql: 'project = SHOP ORDER BY created ASC', fields: ['summary'], maxResults: 1 }
    expect((await ask('POST', '/search', body)).json).toMatchObject({ total: 3, startAt: 0, maxResults: 1 })
    const unknown = await ask('GET', '/search?jql=sprint%20%3D%207')
    expect(unknown).toMatchObject({
      status: 400,
      json: { errorMessages: [expect.stringContaining('sprint')] },
    })
  })

  it('hides what somebody may not see', async () => {
    const { jira, ask } = start()
    const token = jira.issuePat(ira.name)
    expect((await ask('GET', '/issue/OPS-3', undefined, token)).status).toBe(404)
    expect((await ask('POST', '/search', { jql: 'project = OPS' }, token)).json).toMatchObject({ total: 0 })
  })
})
