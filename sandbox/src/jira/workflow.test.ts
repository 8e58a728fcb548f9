import { describe, expect, it } from '@jest/globals'
import { createFakeJira } from './fake-jira'
import { dana, mina } from './people'

const clock = () => new Date('2026-11-22T10:15:30Z')

const roots = { cloud: '/ex/jira/cloud-1/rest/api/3', 'data-center': '/jira/rest/api/2' } as const

const start = (kind: keyof typeof roots = 'cloud') => {
  const jira = createFakeJira({ cloudId: 'cloud-1', siteUrl: 'http://127.0.0.1:1', clock })
  const token = kind === 'cloud' ? jira.issueSystemToken() : jira.issuePat('mina')
  const ask = async (method: string, path: string, body?: unknown) => {
    const response = await jira.app.request(`${roots[kind]}${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    return { status: response.status, json: text === '' ? undefined : JSON.parse(text) }
  }
  const offered = async () =>
    (await ask('GET', '/issue/SHOP-7/transitions?expand=transitions.fields')).json.transitions
  const move = (id: string, more: object = {}) =>
    ask('POST', '/issue/SHOP-7/transitions', { transition: { id }, ...more })
  return { jira, ask, offered, move }
}

const team = {
  id: 'customfield_10010',
  name: 'Team',
  kind: 'option',
  isRequired: true,
  allowed: ['Web', 'App'],
} as const
const fixed = {
  id: 'resolution',
  name: 'Resolution',
  kind: 'resolution',
  allowed: ['Done', 'Fixed'],
} as const

describe('a workflow', () => {
  it('offers no way that is closed, and calls the others as it likes', async () => {
    const { jira, offered, move } = start()
    jira.changeWorkflow('SHOP', {
      closed: [{ from: 'In Progress', to: 'Done' }, { to: 'To Do' }],
      names: { 'In Review': 'Ask for a review' },
    })
    const shown = (await offered()).map(({ name, to }: { name: string; to: { name: string } }) => [
      name,
      to.name,
    ])
    expect(shown).toEqual([
      ['In Progress', 'In Progress'],
      ['Ask for a review', 'In Review'],
    ])
    expect((await move('41')).status).toBe(400)
    jira.setStatus('SHOP-7', 'In Review')
    expect((await move('41')).status).toBe(204)
  })

  it.each([
    ['cloud', 'key'],
    ['data-center', 'fieldId'],
  ] as const)('tells the fields of a screen, in %s by their %s', async (kind, name) => {
    const { jira, offered } = start(kind)
    jira.changeWorkflow('SHOP', { screens: { Done: [team] } })
    const [done] = (await offered()).filter(({ id }: { id: string }) => id === '41')
    expect(done).toMatchObject({
      hasScreen: true,
      fields: {
        customfield_10010: {
          required: true,
          hasDefaultValue: false,
          name: 'Team',
          [name]: 'customfield_10010',
          schema: { type: 'option', customId: 10010 },
          allowedValues: [
            { id: '10001', value: 'Web' },
            { id: '10002', value: 'App' },
          ],
        },
      },
    })
  })

  it('moves no issue while a field is missing, wrong or not on the screen', async () => {
    const { jira, move } = start()
    jira.changeWorkflow('SHOP', { screens: { Done: [team, fixed] } })
    for (const [fields, field, words] of [
      [{}, 'customfield_10010', 'Team is required.'],
      [{ customfield_10010: { value: 'Design' } }, 'customfield_10010', 'Team is not valid.'],
      [{ customfield_10010: 'Web' }, 'customfield_10010', 'Team is not valid.'],
      [{ customfield_10010: { id: '10001' }, labels: [] }, 'labels', 'cannot be set'],
    ] as const) {
      const { status, json } = await move('41', { fields })
      expect(status).toBe(400)
      expect(json.errors[field]).toContain(words)
    }
    expect(jira.findIssue('SHOP-7')?.statusId).toBe('3')
    const answered = { customfield_10010: { value: 'App' }, resolution: { id: '10002' } }
    expect((await move('41', { fields: answered })).status).toBe(204)
    expect(jira.findIssue('SHOP-7')).toMatchObject({
      statusId: '10001',
      resolution: 'Fixed',
      filledIn: { customfield_10010: 'App' },
    })
  })

  it('resolves an issue on its way to Done, and no longer once it leaves', async () => {
    const { jira, ask } = start()
    const resolution = async () =>
      (await ask('GET', '/issue/SHOP-7?fields=resolution')).json.fields.resolution
    expect(await resolution()).toBeNull()
    jira.setStatus('SHOP-7', 'Done')
    expect(await resolution()).toMatchObject({ name: 'Done' })
    jira.setStatus('SHOP-7', 'In Review')
    expect(await resolution()).toBeNull()
  })
})

describe('the changelog', () => {
  it('is told by the page on Cloud, with who moved it and what they said about it', async () => {
    const { jira, ask, move } = start()
    jira.setStatus('SHOP-7', 'In Review', dana.accountId)
    const historyMetadata = { type: 'throughline', extraData: { happenedAt: '2026-11-22' } }
    await move('41', { historyMetadata })
    const { json } = await ask('GET', '/issue/SHOP-7/changelog?startAt=1&maxResults=1')
    expect(json).toMatchObject({ startAt: 1, total: 2, isLast: true })
    expect(json.values).toMatchObject([
      {
        author: { accountType: 'app' },
        created: '2026-11-22T10:15:30.000+0000',
        items: [{ field: 'status', fromString: 'In Review', from: '10002', toString: 'Done', to: '10001' }],
        historyMetadata,
      },
    ])
  })

  it('comes with the issue of a Data Center', async () => {
    const { jira, ask } = start('data-center')
    jira.editSummary('SHOP-7', 'Checkout waits', mina.accountId)
    const { json } = await ask('GET', '/issue/SHOP-7?fields=summary&expand=changelog')
    expect(json.changelog.histories).toMatchObject([
      { author: { name: 'mina' }, items: [{ field: 'summary' }] },
    ])
    expect((await ask('GET', '/issue/SHOP-7/changelog')).status).toBe(404)
  })
})

describe('a service project', () => {
  const internal = { key: 'sd.public.comment', value: { internal: true } }
  const comment = (properties: readonly object[]) => ({
    body: {
      type: 'doc',
      version: 1,
      content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Hi' }] }],
    },
    properties,
  })

  it('sends its customers what is not internal', async () => {
    const { jira, ask } = start()
    jira.makeServiceProject('SHOP')
    expect((await ask('GET', '/issue/SHOP-7?fields=project')).json.fields.project.projectTypeKey).toBe(
      'service_desk',
    )
    const post = async (...properties: readonly object[]) =>
      (await ask('POST', '/issue/SHOP-7/comment', comment(properties))).json.jsdPublic
    expect(await post(internal)).toBe(false)
    expect(jira.customerMails()).toEqual([])
    expect(await post()).toBe(true)
    expect(jira.customerMails()).toHaveLength(1)
  })

  it('may know no internal comments', async () => {
    const { jira, ask } = start()
    jira.makeServiceProject('SHOP', { ignoresInternal: true })
    const { json } = await ask('POST', '/issue/SHOP-7/comment', comment([internal]))
    expect(json.jsdPublic).toBe(true)
    expect((await ask('GET', `/comment/${json.id}/properties/sd.public.comment`)).status).toBe(404)
  })
})
