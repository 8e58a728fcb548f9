import { describe, expect, it } from '@jest/globals'
import { createFakeJira } from './fake-jira'
import { ira, mina, olu } from './people'

const clock = () => new Date('2026-11-22T10:15:30Z')

const start = () => {
  const jira = createFakeJira({ cloudId: 'cloud-1', siteUrl: 'http://127.0.0.1:1/jira', clock })
  const app = jira.issueSystemToken()
  const ask = async (method: string, path: string, body?: unknown, token = app) => {
    const response = await jira.app.request(`/ex/jira/cloud-1/rest/api/3${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    return { status: response.status, json: text === '' ? undefined : JSON.parse(text) }
  }
  return { jira, ask }
}

const adf = (...content: readonly unknown[]) => ({ type: 'doc', version: 1, content })
const paragraph = (text: string, marks?: readonly unknown[]) => ({
  type: 'paragraph',
  content: [{ type: 'text', text, ...(marks && { marks }) }],
})
const marked = {
  body: adf(paragraph('Merged')),
  properties: [{ key: 'throughline', value: { marker: 'm-1' } }],
}

describe('comments', () => {
  it('adds, shows, changes and deletes one', async () => {
    const { jira, ask } = start()
    const added = await ask('POST', '/issue/SHOP-7/comment', marked)
    expect(added).toMatchObject({
      status: 201,
      json: { created: '2026-11-22T10:15:30.000+0000', jsdPublic: true },
    })
    const path = `/issue/10007/comment/${added.json.id}`
    expect((await ask('GET', path)).json).toMatchObject({ author: { displayName: 'Throughline' } })
    expect((await ask('PUT', path, { body: adf(paragraph('Again')) })).status).toBe(200)
    expect(jira.comments('10007')).toMatchObject([
      { body: adf(paragraph('Again')), properties: marked.properties },
    ])
    expect((await ask('DELETE', path)).status).toBe(204)
    expect((await ask('GET', path)).status).toBe(404)
    expect((await ask('PUT', path, marked)).status).toBe(404)
    expect(jira.violations).toEqual([])
  })

  it('pages through them, oldest first unless told otherwise', async () => {
    const { ask } = start()
    for (const text of ['one', 'two', 'three'])
      await ask('POST', '/issue/SHOP-7/comment', { body: adf(paragraph(text)) })
    const newest = await ask('GET', '/issue/SHOP-7/comment?startAt=0&maxResults=1&orderBy=-created')
    expect(newest.json).toMatchObject({
      startAt: 0,
      maxResults: 1,
      total: 3,
      comments: [{ body: adf(paragraph('three')) }],
    })
    const rest = await ask('GET', '/issue/SHOP-7/comment?startAt=1&orderBy=created')
    expect(rest.json.comments).toHaveLength(2)
  })

  it('shows properties only where they are asked for', async () => {
    const { ask } = start()
    const { json } = await ask('POST', '/issue/SHOP-7/comment', marked)
    const ids = { ids: [Number(json.id)] }
    expect((await ask('POST', '/comment/list', ids)).json.values[0]).not.toHaveProperty('properties')
    expect((await ask('POST', '/comment/list?expand=properties', ids)).json).toMatchObject({
      total: 1,
      isLast: true,
      values: [{ id: json.id, properties: marked.properties }],
    })
  })

  it('lets people change only their own, and an administrator every one', async () => {
    const { jira, ask } = start()
    const { json } = await ask('POST', '/issue/SHOP-7/comment', marked)
    const path = `/issue/SHOP-7/comment/${json.id}`
    expect((await ask('DELETE', path, undefined, jira.issueUserToken(mina.accountId))).status).toBe(400)
    expect((await ask('DELETE', path, undefined, jira.issueUserToken(olu.accountId))).status).toBe(204)
  })

  it.each([
    ['a string', 'text'],
    ['an empty text', adf(paragraph(''))],
    ['a seventh heading level', adf({ type: 'heading', attrs: { level: 7 }, content: [] })],
    ['an unknown node', adf({ type: 'panel', content: [] })],
    ['an unknown mark', adf(paragraph('x', [{ type: 'code' }]))],
    ['an empty list', adf({ type: 'bulletList', content: [] })],
    ['no version', { type: 'doc', content: [] }],
  ])('answers 400 to %s as body', async (_name, body) => {
    const { jira, ask } = start()
    expect((await ask('POST', '/issue/SHOP-7/comment', { body })).status).toBe(400)
    expect(jira.comments('10007')).toEqual([])
    expect(jira.violations).toHaveLength(1)
  })

  it('takes headings, lists, breaks and the three marks', async () => {
    const { ask } = start()
    const list = {
      type: 'bulletList',
      content: [{ type: 'listItem', content: [paragraph('x', [{ type: 'strong' }])] }],
    }
    const link = { type: 'link', attrs: { href: 'https://git.example/1' } }
    const heading = {
      type: 'heading',
      attrs: { level: 3 },
      content: [{ type: 'text', text: 'T', marks: [link] }],
    }
    const breaks = {
      type: 'paragraph',
      content: [{ type: 'hardBreak' }, { type: 'text', text: 'e', marks: [{ type: 'em' }] }],
    }
    expect((await ask('POST', '/issue/SHOP-7/comment', { body: adf(heading, list, breaks) })).status).toBe(
      201,
    )
  })

  it('answers 400 to a field or a parameter that Jira does not have', async () => {
    const { ask } = start()
    expect((await ask('POST', '/issue/SHOP-7/comment', { ...marked, visiblity: {} })).status).toBe(400)
    expect((await ask('GET', '/issue/SHOP-7/comment?page=2')).status).toBe(400)
  })
})

describe('comment properties', () => {
  it('sets, shows, lists and removes one', async () => {
    const { ask } = start()
    const { json } = await ask('POST', '/issue/SHOP-7/comment', { body: marked.body })
    const path = `/comment/${json.id}/properties`
    expect((await ask('PUT', `${path}/note`, { n: 1 })).status).toBe(201)
    expect((await ask('PUT', `${path}/note`, { n: 2 })).status).toBe(200)
    expect((await ask('GET', `${path}/note`)).json).toEqual({ key: 'note', value: { n: 2 } })
    expect((await ask('GET', path)).json).toMatchObject({ keys: [{ key: 'note' }] })
    expect((await ask('DELETE', `${path}/note`)).status).toBe(204)
    expect((await ask('GET', `${path}/note`)).status).toBe(404)
  })
})

describe('remote links', () => {
  const globalId = 'appId=throughline&host=git.example&pr=42'
  const link = {
    globalId,
    relationship: 'Pull requests',
    object: { url: 'https://git.example/42', title: '#42' },
  }
  const query = `globalId=${encodeURIComponent(globalId)}`

  it('creates a link once, and nulls what the second POST leaves out', async () => {
    const { jira, ask } = start()
    const first = await ask('POST', '/issue/SHOP-7/remotelink', link)
    const { relationship: _left, ...rest } = link
    const second = await ask('POST', '/issue/SHOP-7/remotelink', rest)
    expect([first.status, second.status]).toEqual([201, 200])
    expect(second.json.id).toBe(first.json.id)
    expect(jira.remoteLinks('10007')).toMatchObject([
      { globalId, relationship: null, object: { title: '#42' } },
    ])
  })

  it('lists all, shows one by its globalId and deletes it', async () => {
    const { ask } = start()
    await ask('POST', '/issue/SHOP-7/remotelink', link)
    expect((await ask('GET', '/issue/SHOP-7/remotelink')).json).toHaveLength(1)
    expect((await ask('GET', `/issue/SHOP-7/remotelink?${query}`)).json).toMatchObject({ globalId })
    expect((await ask('DELETE', `/issue/SHOP-7/remotelink?${query}`)).status).toBe(204)
    expect((await ask('DELETE', `/issue/SHOP-7/remotelink?${query}`)).status).toBe(404)
    expect((await ask('GET', `/issue/SHOP-7/remotelink?${query}`)).status).toBe(404)
  })

  it('answers 400 to a link without a title and 403 to somebody who may not link', async () => {
    const { jira, ask } = start()
    const untitled = { globalId, object: { url: 'https://git.example/42' } }
    expect((await ask('POST', '/issue/SHOP-7/remotelink', untitled)).status).toBe(400)
    const token = jira.issueUserToken(ira.accountId)
    expect((await ask('POST', '/issue/SHOP-7/remotelink', link, token)).status).toBe(403)
  })
})
