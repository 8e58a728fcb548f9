import { describe, expect, it } from '@jest/globals'
import { createFakeJira } from './fake-jira'
import { ira, mina, olu } from './people'
import type { JiraProductEvent } from './product-events'

const clock = () => new Date('2026-11-22T10:15:30Z')

const start = () => {
  const jira = createFakeJira({ cloudId: 'cloud-1', siteUrl: 'http://127.0.0.1:1/jira', clock })
  const ask = async (method: string, path: string, body?: unknown, token = jira.issueSystemToken()) => {
    const response = await jira.app.request(`/ex/jira/cloud-1/rest/api/3${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    return {
      status: response.status,
      headers: response.headers,
      json: text === '' ? undefined : JSON.parse(text),
    }
  }
  return { jira, ask }
}

const adf = (text: string) => ({
  type: 'doc',
  version: 1,
  content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
})

describe('tokens', () => {
  it('answers 401 to no token, an unknown one and an old one', async () => {
    const { jira, ask } = start()
    const old = jira.issueSystemToken({ expiresInSeconds: 0 })
    for (const token of ['', 'guessed', old]) {
      expect(await ask('GET', '/myself', undefined, token)).toMatchObject({
        status: 401,
        json: { code: 401 },
      })
    }
  })

  it('tells who owns the token', async () => {
    const { jira, ask } = start()
    expect((await ask('GET', '/myself')).json).toMatchObject({
      accountType: 'app',
      displayName: 'Throughline',
    })
    const token = jira.issueUserToken(mina.accountId)
    expect((await ask('GET', '/myself', undefined, token)).json).toMatchObject({ displayName: 'Mina Sato' })
  })

  it('refuses every token once they are all expired', async () => {
    const { jira, ask } = start()
    const token = jira.issueSystemToken()
    jira.expireTokens()
    expect((await ask('GET', '/myself', undefined, token)).status).toBe(401)
  })
})

describe('permissions', () => {
  const permissions = 'permissions=BROWSE_PROJECTS,VIEW_DEV_TOOLS,ADMINISTER'

  it.each([
    [mina, { BROWSE_PROJECTS: true, VIEW_DEV_TOOLS: true, ADMINISTER: false }],
    [ira, { BROWSE_PROJECTS: true, VIEW_DEV_TOOLS: false, ADMINISTER: false }],
    [olu, { BROWSE_PROJECTS: true, VIEW_DEV_TOOLS: true, ADMINISTER: true }],
  ])('tells what $displayName may do on an issue', async ({ accountId }, expected) => {
    const { jira, ask } = start()
    const path = `/mypermissions?${permissions}&issueId=10007`
    const { json } = await ask('GET', path, undefined, jira.issueUserToken(accountId))
    for (const [key, havePermission] of Object.entries(expected)) {
      expect(json.permissions[key]).toMatchObject({ key, havePermission })
    }
  })

  it.each(['/mypermissions', '/mypermissions?permissions=FLY', '/mypermissions?permissions=ADMINISTER&x=1'])(
    'answers 400 to %s',
    async (path) => {
      const { ask } = start()
      expect((await ask('GET', path)).status).toBe(400)
    },
  )

  it('hides issues and projects from people who may not browse them', async () => {
    const { jira, ask } = start()
    const token = jira.issueUserToken(ira.accountId)
    expect((await ask('GET', '/issue/OPS-3', undefined, token)).status).toBe(404)
    expect(
      (await ask('GET', '/mypermissions?permissions=ADD_COMMENTS&projectKey=OPS', undefined, token)).status,
    ).toBe(404)
    expect((await ask('GET', '/project/search', undefined, token)).json).toMatchObject({
      total: 1,
      isLast: true,
    })
  })
})

describe('issues', () => {
  it('shows the fields that were asked for', async () => {
    const { ask } = start()
    const { json } = await ask('GET', '/issue/SHOP-7?fields=summary,status,project')
    expect(json).toMatchObject({ id: '10007', key: 'SHOP-7', fields: { status: { name: 'In Progress' } } })
    expect(Object.keys(json.fields).sort()).toEqual(['project', 'status', 'summary'])
  })

  it('finds a moved issue under its old key, in any case, and answers with the new one', async () => {
    const { jira, ask } = start()
    jira.moveIssue('SHOP-7', 'OPS-12')
    expect((await ask('GET', '/issue/shop-7')).json).toMatchObject({
      key: 'OPS-12',
      fields: { project: { key: 'OPS' } },
    })
  })

  it('answers 404 in the words of Jira', async () => {
    const { ask } = start()
    expect(await ask('GET', '/issue/SHOP-999')).toMatchObject({
      status: 404,
      json: { errorMessages: [expect.stringContaining('does not exist')], errors: {} },
    })
  })

  it('fetches many at once and names those it cannot show', async () => {
    const { ask } = start()
    const { json } = await ask('POST', '/issue/bulkfetch', {
      issueIdsOrKeys: ['SHOP-7', '10008', 'NO-1'],
      fields: ['summary'],
    })
    expect(json.issues.map(({ key }: { key: string }) => key)).toEqual(['SHOP-7', 'SHOP-8'])
    expect(json.issueErrors).toMatchObject([{ id: 'NO-1' }])
  })

  it('lists watchers', async () => {
    const { ask } = start()
    expect((await ask('GET', '/issue/SHOP-7/watchers')).json).toMatchObject({
      watchCount: 2,
      watchers: expect.arrayContaining([expect.objectContaining({ displayName: 'Dana Ortiz' })]),
    })
  })

  it('pages through projects', async () => {
    const { ask } = start()
    expect((await ask('GET', '/project/search?startAt=0&maxResults=1&orderBy=key')).json).toMatchObject({
      startAt: 0,
      maxResults: 1,
      total: 2,
      isLast: false,
      values: [{ key: 'OPS' }],
    })
  })
})

describe('transitions', () => {
  it('moves the issue to the status of the transition', async () => {
    const { jira, ask } = start()
    const { json } = await ask('GET', '/issue/SHOP-7/transitions')
    const toDone = json.transitions.find(({ to }: { to: { name: string } }) => to.name === 'Done')
    expect((await ask('POST', '/issue/SHOP-7/transitions', { transition: { id: toDone.id } })).status).toBe(
      204,
    )
    expect(jira.findIssue('SHOP-7')).toMatchObject({ statusId: '10001' })
  })

  it('answers 400 to an unknown transition and 409 to a conflict', async () => {
    const { jira, ask } = start()
    expect((await ask('POST', '/issue/SHOP-7/transitions', { transition: { id: '99' } })).status).toBe(400)
    jira.faults.set({ kind: 'conflict' })
    expect((await ask('POST', '/issue/SHOP-7/transitions', { transition: { id: '41' } })).status).toBe(409)
    expect((await ask('POST', '/issue/SHOP-7/transitions', { transition: { id: '41' } })).status).toBe(204)
  })
})

describe('what the site tells others', () => {
  it('sends a thin product event for what a person changes', () => {
    const { jira } = start()
    const events: JiraProductEvent[] = []
    jira.onProductEvent((event) => events.push(event))
    jira.editSummary('SHOP-7', 'Checkout waits too long')
    jira.setStatus('SHOP-7', 'Done')
    jira.moveIssue('SHOP-7', 'OPS-12')
    jira.deleteIssue('OPS-12')
    jira.addIssue({ key: 'SHOP-40', summary: 'New', reporterId: ira.accountId })
    expect(events.map(({ eventType, issue }) => `${eventType} ${issue.key}`)).toEqual([
      'avi:jira:updated:issue SHOP-7',
      'avi:jira:updated:issue SHOP-7',
      'avi:jira:updated:issue OPS-12',
      'avi:jira:deleted:issue OPS-12',
      'avi:jira:created:issue SHOP-40',
    ])
    expect(events[1]).toMatchObject({
      issue: { id: '10007' },
      atlassianId: mina.accountId,
      selfGenerated: false,
      changelog: { items: [{ field: 'status', fromString: 'In Progress', toString: 'Done' }] },
    })
  })

  it('marks what the app itself wrote', async () => {
    const { jira, ask } = start()
    const events: JiraProductEvent[] = []
    jira.onProductEvent((event) => events.push(event))
    await ask('POST', '/issue/SHOP-7/comment', { body: adf('Hello') })
    expect(events).toMatchObject([{ eventType: 'avi:jira:commented:issue', selfGenerated: true }])
  })

  it('stops telling a listener that has left', () => {
    const { jira } = start()
    const changes: string[] = []
    const leave = jira.onChange(({ what }) => changes.push(what))
    jira.editSummary('SHOP-7', 'One')
    leave()
    jira.editSummary('SHOP-7', 'Two')
    expect(changes).toEqual(['summary'])
  })
})

describe('keeping and starting over', () => {
  it('comes back from its snapshot with issues, comments and tokens', async () => {
    const { jira, ask } = start()
    const token = jira.issueSystemToken()
    await ask('POST', '/issue/SHOP-7/comment', { body: adf('Kept') })
    const later = start()
    later.jira.restore(JSON.parse(JSON.stringify(jira.snapshot())))
    const { json } = await later.ask('GET', '/issue/SHOP-7/comment', undefined, token)
    expect(json.comments).toMatchObject([{ body: adf('Kept') }])
  })

  it('refuses what is not a snapshot', () => {
    expect(() => start().jira.restore({ state: {} })).toThrow()
  })

  it('puts the seeded issues back and keeps tokens', async () => {
    const { jira, ask } = start()
    const token = jira.issueSystemToken()
    jira.deleteIssue('SHOP-7')
    jira.reset()
    expect((await ask('GET', '/issue/SHOP-7', undefined, token)).status).toBe(200)
  })
})

describe('the log', () => {
  it('keeps each call with its query, body and status', async () => {
    const { jira, ask } = start()
    await ask('POST', '/comment/list?expand=properties', { ids: [1] })
    expect(jira.requests).toMatchObject([
      { method: 'POST', query: { expand: 'properties' }, body: { ids: [1] }, status: 200 },
    ])
  })

  it('notes an operation that the site does not have', async () => {
    const { jira, ask } = start()
    expect((await ask('GET', '/search?jql=x')).status).toBe(404)
    expect(jira.violations).toEqual([expect.stringContaining('no such operation')])
  })

  it('answers what a test puts before it', async () => {
    const { jira, ask } = start()
    const remove = jira.override(({ url }) =>
      url.includes('/myself') ? Response.json({ mine: true }) : undefined,
    )
    expect((await ask('GET', '/myself')).json).toEqual({ mine: true })
    remove()
    expect((await ask('GET', '/myself')).json).toMatchObject({ displayName: 'Throughline' })
  })
})
