import { describe, expect, test } from '@jest/globals'
import { holdToContract } from '../../test/contracts/hold-to-contract'
import type { OutboundRequest, SafeFetch } from '../fetch/safe-fetch'
import { patAuth } from './auth/pat'
import { jiraOverRest } from './jira-over-rest'

const { gatedFetch } = holdToContract('jira-data-center')
const baseUrl = 'https://jira.acme.example/jira'

interface Asked extends OutboundRequest {
  readonly path: string
}

/** A Data Center below a context path that answers as it is told, and remembers what it was asked. */
const jiraThat = (answer: (asked: Asked, turn: number) => Response) => {
  const asked: Asked[] = []
  const fetch: SafeFetch = async (url, request = {}) => {
    const one = { ...request, path: url.replace(`${baseUrl}/rest/api/2`, '') }
    asked.push(one)
    return answer(one, asked.length)
  }
  const bodies = () => asked.map(({ body }): unknown => (body === undefined ? undefined : JSON.parse(body)))
  const lines = () => asked.map(({ method, path }) => `${method} ${path}`)
  return {
    jira: jiraOverRest(patAuth(baseUrl, 'the token'), gatedFetch(fetch), 'data-center'),
    asked,
    bodies,
    lines,
  }
}

const comment = {
  marker: 'summary 1',
  document: [
    { kind: 'heading', level: 3, content: [{ text: 'What shipped' }] },
    { kind: 'paragraph', content: [{ text: 'A {code} and [~admin]', mark: 'strong' }] },
  ],
} as const

test('every call is authorized by the personal access token', async () => {
  const { jira, asked } = jiraThat(() => new Response(null, { status: 404 }))
  expect(await jira.findIssue('SHOP-7')).toBeUndefined()
  expect(asked[0]?.headers).toEqual({ accept: 'application/json', authorization: 'Bearer the token' })
})

test('projects come in one answer, with the keys they had before', async () => {
  const { jira, lines } = jiraThat(() =>
    Response.json([
      { id: '1', key: 'CART', name: 'Cart', projectKeys: ['CART', 'SHOP'] },
      { id: '2', key: 'P2', name: 'Two' },
    ]),
  )
  expect(await jira.listProjects()).toEqual([
    { projectId: '1', key: 'CART', formerKeys: ['SHOP'], name: 'Cart' },
    { projectId: '2', key: 'P2', formerKeys: [], name: 'Two' },
  ])
  expect(lines()).toEqual(['GET /project?expand=projectKeys'])
})

test('a search goes on until all that Jira counts are there', async () => {
  const found = (id: number) => ({ id: String(id), key: `SHOP-${id}`, fields: { project: { id: '1' } } })
  const { jira, bodies } = jiraThat((_, turn) =>
    Response.json({ issues: turn === 1 ? [found(1), found(2)] : [found(3)], total: 3 }),
  )
  expect((await jira.searchIssues('updated >= -3m')).map(({ issueId }) => issueId)).toEqual(['1', '2', '3'])
  expect(bodies()).toMatchObject([
    { jql: 'updated >= -3m', startAt: 0 },
    { jql: 'updated >= -3m', startAt: 2 },
  ])
})

test('a search misses no issue that moves up while others leave the result', async () => {
  const found = (id: number) => ({ id: String(id), key: `SHOP-${id}`, fields: { project: { id: '1' } } })
  let present = [1, 2, 3, 4, 5].map(found)
  const { jira } = jiraThat(({ body }, turn) => {
    if (turn === 2) present = present.slice(1)
    const { startAt } = JSON.parse(body ?? '{}')
    return Response.json({ issues: present.slice(startAt, startAt + 2), total: present.length })
  })
  const ids = (await jira.searchIssues('updated >= -3m')).map(({ issueId }) => issueId)
  expect(ids.sort()).toEqual(['1', '2', '3', '4', '5'])
})

describe('a comment of ours', () => {
  test('is wiki markup in which no text is markup, with its marker beside it', async () => {
    const { jira, lines, bodies } = jiraThat(() => Response.json({ id: '301' }, { status: 201 }))
    expect(await jira.addComment('10007', comment)).toBe('301')
    expect(lines()).toEqual(['POST /issue/10007/comment'])
    const [{ body, properties }] = bodies() as [{ body: string; properties: unknown }]
    expect(body).toMatch(/^h3\. What shipped\n\n/)
    expect(body).not.toMatch(/[^\\]\{code|[^\\]\[~admin/)
    expect(properties).toEqual([{ key: 'throughline', value: { marker: 'summary 1' } }])
  })

  /** Comments by these authors; the marker is on those of these ids. */
  const issueWith = (authors: readonly (string | undefined)[], marked: readonly number[]) =>
    jiraThat(({ path }) => {
      if (path === '/myself') return Response.json({ name: 'throughline', key: 'JIRAUSER1' })
      const id = /^\/comment\/(\d+)\/properties\/throughline$/.exec(path)?.[1]
      if (id && !marked.includes(Number(id))) return new Response(null, { status: 404 })
      if (id) return Response.json({ key: 'throughline', value: { marker: 'summary 1' } })
      const comments = authors.map((key, index) => ({
        id: String(index + 1),
        ...(key && { author: { key } }),
      }))
      return Response.json({ comments, startAt: 0, total: comments.length })
    })

  test('is looked for among the comments of this account alone, the oldest first', async () => {
    const { jira, lines } = issueWith(
      ['JIRAUSER2', 'JIRAUSER1', 'JIRAUSER2', 'JIRAUSER1', 'JIRAUSER1'],
      [4, 5],
    )
    expect(await jira.findComment('10007', 'summary 1')).toBe('4')
    expect(lines()).toEqual([
      'GET /issue/10007/comment?startAt=0&maxResults=100&orderBy=created',
      'GET /myself',
      'GET /comment/2/properties/throughline',
      'GET /comment/4/properties/throughline',
    ])
  })

  test('may be one whose author Jira does not tell', async () => {
    expect(await issueWith(['JIRAUSER2', undefined], [2]).jira.findComment('10007', 'summary 1')).toBe('2')
  })

  test('is not one with another marker', async () => {
    expect(await issueWith(['JIRAUSER1'], [1]).jira.findComment('10007', 'summary 2')).toBeUndefined()
  })

  test('is not there where there are no comments, and nobody asks further', async () => {
    const { jira, lines } = issueWith([], [])
    expect(await jira.findComment('10007', 'summary 1')).toBeUndefined()
    expect(lines()).toHaveLength(1)
  })
})
