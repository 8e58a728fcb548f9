import { describe, expect, test } from '@jest/globals'
import { holdToContract } from '../../test/contracts/hold-to-contract'
import { Failure } from '../failure'
import type { OutboundRequest, SafeFetch } from '../fetch/safe-fetch'
import type { JiraAuth } from './auth/jira-auth'
import type { Jira } from './jira'
import { jiraOverRest } from './jira-over-rest'

const { gatedFetch } = holdToContract('jira-cloud-v3')
const baseUrl = 'https://api.atlassian.com/ex/jira/cloud-1'
const root = `${baseUrl}/rest/api/3`
const auth: JiraAuth = { baseUrl, authorize: async () => ({ authorization: 'Bearer the token' }) }

interface Asked extends OutboundRequest {
  readonly path: string
}
type Answer = (asked: Asked, turn: number) => Response | Promise<Response>

/** A Jira that answers as it is told, and remembers what it was asked. */
const jiraThat = (answer: Answer) => {
  const asked: Asked[] = []
  const fetch: SafeFetch = async (url, request = {}) => {
    const one = { ...request, path: url.replace(root, '') }
    asked.push(one)
    return answer(one, asked.length)
  }
  const bodies = () => asked.map(({ body }): unknown => (body === undefined ? undefined : JSON.parse(body)))
  const lines = () => asked.map(({ method, path }) => `${method} ${path}`)
  return { jira: jiraOverRest(auth, gatedFetch(fetch)), asked, bodies, lines }
}

const paragraph = [{ kind: 'paragraph', content: [{ text: 'Shipped' }] }] as const
const comment = { marker: 'summary 1', document: paragraph }
const adf = {
  type: 'doc',
  version: 1,
  content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Shipped' }] }],
}
const link = {
  globalId: 'appId=throughline&host=github.com&repo=7&pr=42',
  url: 'https://github.com/acme/storefront/pull/42',
  title: '#42 Retry',
  summary: 'Open pull request in acme/storefront',
  isResolved: false,
}

describe('every call', () => {
  test('is authorized, asks for JSON, and says it sends JSON when it does', async () => {
    const { jira, asked } = jiraThat(() => Response.json({ id: '1' }, { status: 201 }))
    await jira.addComment('10007', comment)
    expect(asked[0]?.headers).toEqual({
      accept: 'application/json',
      authorization: 'Bearer the token',
      'content-type': 'application/json',
    })
    const reading = jiraThat(() => new Response(null, { status: 404 }))
    await reading.jira.findIssue('SHOP-7')
    expect(reading.asked[0]?.headers).toEqual({
      accept: 'application/json',
      authorization: 'Bearer the token',
    })
  })

  test('is not made without a token', async () => {
    const asked: string[] = []
    const expired: JiraAuth = {
      baseUrl,
      authorize: async () => {
        throw new Failure('jira-token-expired', 'There is no token.')
      },
    }
    const jira = jiraOverRest(expired, async (url) => {
      asked.push(url)
      return new Response()
    })
    await expect(jira.findIssue('SHOP-7')).rejects.toMatchObject({ code: 'jira-token-expired' })
    expect(asked).toEqual([])
  })
})

describe('an issue', () => {
  const fields = {
    summary: 'Checkout',
    project: { id: '10000', key: 'SHOP' },
    status: { name: 'In Progress', statusCategory: { key: 'indeterminate' } },
  }

  test('is found by key, and told under the key it has today', async () => {
    const { jira, lines } = jiraThat(() => Response.json({ id: '10007', key: 'CART-3', fields }))
    expect(await jira.findIssue('SHOP-7')).toEqual({
      issueId: '10007',
      key: 'CART-3',
      projectId: '10000',
      summary: 'Checkout',
      status: 'In Progress',
      statusCategory: 'indeterminate',
    })
    expect(lines()).toEqual(['GET /issue/SHOP-7?fields=summary,status,project'])
  })

  test('has empty words for what this connection may not see', async () => {
    const { jira } = jiraThat(() =>
      Response.json({ id: '10007', key: 'SHOP-7', fields: { project: { id: '10000' }, summary: null } }),
    )
    expect(await jira.findIssue('10007')).toMatchObject({ summary: '', status: '', statusCategory: '' })
  })

  test('that is missing or may not be seen is undefined', async () => {
    const { jira } = jiraThat(() => Response.json({ errorMessages: ['no'] }, { status: 404 }))
    expect(await jira.findIssue('SHOP-404')).toBeUndefined()
  })

  test('cannot be a way to another path', async () => {
    const { jira, lines } = jiraThat(() => new Response(null, { status: 404 }))
    await jira.findIssue('../../../wiki?x=#')
    expect(lines()).toEqual(['GET /issue/..%2F..%2F..%2Fwiki%3Fx%3D%23?fields=summary,status,project'])
  })
})

describe('a search', () => {
  const found = (id: number) => ({ id: String(id), key: `SHOP-${id}`, fields: { project: { id: '10000' } } })

  test('goes on until there is no further page, however short a page is', async () => {
    const { jira, lines, bodies } = jiraThat((_, turn) =>
      Response.json({
        issues: turn === 2 ? [] : [found(turn)],
        ...(turn < 3 && { nextPageToken: `page ${turn}` }),
      }),
    )
    const issues = await jira.searchIssues('updated >= -3m')
    expect(issues.map(({ key }) => key)).toEqual(['SHOP-1', 'SHOP-3'])
    expect(lines()).toEqual(Array(3).fill('POST /search/jql'))
    const fields = ['summary', 'status', 'project', 'updated']
    const first = { jql: 'updated >= -3m', fields, maxResults: 100 }
    expect(bodies()).toEqual([
      first,
      { ...first, nextPageToken: 'page 1' },
      { ...first, nextPageToken: 'page 2' },
    ])
  })
})

describe('the list of projects', () => {
  const project = (id: number) => ({ id: String(id), key: `P${id}`, name: `Project ${id}` })

  test('is read page by page, however many Jira puts on one', async () => {
    const { jira, lines } = jiraThat((_, turn) =>
      Response.json({
        values: turn === 1 ? [project(1), project(2)] : [project(3)],
        startAt: 0,
        isLast: turn === 2,
      }),
    )
    expect(await jira.listProjects()).toEqual(
      [1, 2, 3].map((id) => ({
        projectId: String(id),
        key: `P${id}`,
        formerKeys: [],
        name: `Project ${id}`,
      })),
    )
    expect(lines()).toEqual([
      'GET /project/search?startAt=0&maxResults=100&orderBy=key&expand=projectKeys',
      'GET /project/search?startAt=2&maxResults=100&orderBy=key&expand=projectKeys',
    ])
  })

  test('names the keys that a project had before, and not the one it has', async () => {
    const renamed = { ...project(1), projectKeys: ['P1', 'OLD'] }
    const { jira } = jiraThat(() => Response.json({ values: [renamed], startAt: 0, isLast: true }))
    expect(await jira.listProjects()).toMatchObject([{ key: 'P1', formerKeys: ['OLD'] }])
  })

  test('ends at an empty page, whatever Jira promises', async () => {
    const { jira, lines } = jiraThat(() => Response.json({ values: [], startAt: 0, isLast: false }))
    expect(await jira.listProjects()).toEqual([])
    expect(lines()).toHaveLength(1)
  })
})

describe('a web link', () => {
  test('is put with everything it says, since what is left out becomes empty', async () => {
    const { jira, lines, bodies } = jiraThat(() => Response.json({ id: 1 }, { status: 201 }))
    await jira.putRemoteLink('10007', link)
    expect(lines()).toEqual(['POST /issue/10007/remotelink'])
    expect(bodies()).toEqual([
      {
        globalId: link.globalId,
        application: { type: 'dev.throughline', name: 'Throughline' },
        relationship: 'Pull requests',
        object: {
          url: link.url,
          title: '#42 Retry',
          summary: 'Open pull request in acme/storefront',
          status: { resolved: false },
        },
      },
    ])
  })

  test('is removed under its name, which is encoded', async () => {
    const { jira, lines } = jiraThat(() => new Response(null, { status: 204 }))
    await jira.removeRemoteLink('10007', link.globalId)
    expect(lines()).toEqual([
      'DELETE /issue/10007/remotelink?globalId=appId%3Dthroughline%26host%3Dgithub.com%26repo%3D7%26pr%3D42',
    ])
  })

  test('that is gone already is removed', async () => {
    const { jira } = jiraThat(() => new Response(null, { status: 404 }))
    await expect(jira.removeRemoteLink('10007', link.globalId)).resolves.toBeUndefined()
  })
})

describe('our comment', () => {
  test('is added with its marker, as a document', async () => {
    const { jira, lines, bodies } = jiraThat(() => Response.json({ id: '301' }, { status: 201 }))
    expect(await jira.addComment('10007', comment)).toBe('301')
    expect(lines()).toEqual(['POST /issue/10007/comment'])
    expect(bodies()).toEqual([
      { body: adf, properties: [{ key: 'throughline', value: { marker: 'summary 1' } }] },
    ])
  })

  test('is replaced in place with the same marker', async () => {
    const { jira, lines, bodies } = jiraThat(() => Response.json({ id: '301' }))
    expect(await jira.updateComment('10007', '301', comment)).toBe(true)
    expect(lines()).toEqual(['PUT /issue/10007/comment/301'])
    expect(bodies()).toEqual([
      { body: adf, properties: [{ key: 'throughline', value: { marker: 'summary 1' } }] },
    ])
  })

  test('that a person deleted is told as gone', async () => {
    const { jira } = jiraThat(() => new Response(null, { status: 404 }))
    expect(await jira.updateComment('10007', '301', comment)).toBe(false)
  })

  /** An issue with so many comments, and the marker on these. */
  const issueWith = (count: number, marked: readonly number[], value: unknown = { marker: 'summary 1' }) =>
    jiraThat(({ path, body }) => {
      if (path.startsWith('/comment/list')) {
        const { ids } = JSON.parse(body ?? '') as { ids: number[] }
        const values = ids.map((id) => ({
          id: String(id),
          properties: marked.includes(id) ? [{ key: 'throughline', value }] : [],
        }))
        return Response.json({ values })
      }
      const startAt = Number(/startAt=(\d+)/.exec(path)?.[1])
      const ids = Array.from({ length: Math.min(100, count - startAt) }, (_, index) => startAt + index + 1)
      return Response.json({ comments: ids.map((id) => ({ id: String(id) })), startAt, total: count })
    })

  test('is found on whatever page it stands', async () => {
    const { jira, lines } = issueWith(250, [230])
    expect(await jira.findComment('10007', 'summary 1')).toBe('230')
    expect(lines()).toEqual([
      'GET /issue/10007/comment?startAt=0&maxResults=100&orderBy=created',
      'GET /issue/10007/comment?startAt=100&maxResults=100&orderBy=created',
      'GET /issue/10007/comment?startAt=200&maxResults=100&orderBy=created',
      'POST /comment/list?expand=properties',
    ])
  })

  test('is looked for among at most 1,000 comments a call', async () => {
    const { jira, bodies } = issueWith(1_100, [1_090])
    expect(await jira.findComment('10007', 'summary 1')).toBe('1090')
    const asked = bodies().filter((body) => body !== undefined) as { ids: number[] }[]
    expect(asked.map(({ ids }) => ids.length)).toEqual([1_000, 100])
  })

  test('is the oldest one where there are several', async () => {
    expect(await issueWith(30, [12, 9, 25]).jira.findComment('10007', 'summary 1')).toBe('9')
  })

  test.each([
    ['another marker', { marker: 'summary 2' }],
    ['no marker', {}],
    ['null', null],
    ['a word', 'summary 1'],
  ])('is not one with %s', async (_, value) => {
    expect(await issueWith(3, [2], value).jira.findComment('10007', 'summary 1')).toBeUndefined()
  })

  test('is not there where there are no comments, and no properties are asked for', async () => {
    const { jira, lines } = issueWith(0, [])
    expect(await jira.findComment('10007', 'summary 1')).toBeUndefined()
    expect(lines()).toHaveLength(1)
  })
})

describe('what fails', () => {
  interface Failing {
    readonly status: number
    readonly headers?: Readonly<Record<string, string>>
  }
  const limited = 'jira-rate-limited'
  const burst = { 'ratelimit-reason': 'jira-burst-based' }

  test.each<[string, Failing, string, number | undefined]>([
    ['a refused token', { status: 401 }, 'jira-token-refused', 60],
    ['a missing right', { status: 403 }, 'jira-refused', undefined],
    ['an issue that is gone', { status: 404 }, 'jira-not-found', undefined],
    ['a body Jira does not take', { status: 400 }, 'jira-refused', undefined],
    ['a body that is too large', { status: 413 }, 'jira-refused', undefined],
    ['too many calls', { status: 429, headers: { ...burst, 'retry-after': '7' } }, limited, 7],
    ['too many calls, by half a second', { status: 429, headers: { 'retry-after': '0.5' } }, limited, 1],
    ['too many calls for days', { status: 429, headers: { 'retry-after': '999999' } }, limited, 3_600],
    ['too many calls without a time', { status: 429 }, limited, 60],
    ['too many calls until nonsense', { status: 429, headers: { 'retry-after': 'soon' } }, limited, 60],
    ['too many calls until the past', { status: 429, headers: { 'retry-after': '-5' } }, limited, 60],
    ['a broken Jira', { status: 500 }, 'jira-unavailable', undefined],
    [
      'a busy Jira that names a time',
      { status: 503, headers: { 'retry-after': '30' } },
      'jira-unavailable',
      30,
    ],
  ])('%s', async (_, { status, headers = {} }, code, retryAfterSeconds) => {
    const { jira } = jiraThat(() => new Response('{}', { status, headers }))
    const calls: readonly ((jira: Jira) => Promise<unknown>)[] = [
      (to) => to.putRemoteLink('10007', link),
      (to) => to.addComment('10007', comment),
      (to) => to.findComment('10007', 'summary 1'),
      (to) => to.listProjects(),
    ]
    for (const call of calls)
      await expect(call(jira)).rejects.toMatchObject({ name: 'Failure', code, retryAfterSeconds })
  })

  test.each([
    'jira-quota-global-based',
    'jira-quota-tenant-based',
    'jira-burst-based',
    'jira-per-issue-on-write',
  ])('for the reason Jira gives: %s', async (reason) => {
    const { jira } = jiraThat(
      () => new Response(null, { status: 429, headers: { 'ratelimit-reason': reason } }),
    )
    await expect(jira.listProjects()).rejects.toThrow(`Jira asks us to wait (${reason}).`)
  })

  test('a network that is down', async () => {
    const { jira } = jiraThat(() => {
      throw new TypeError('fetch failed')
    })
    await expect(jira.listProjects()).rejects.toMatchObject({ code: 'jira-unavailable' })
  })

  test('an answer that breaks off is one that never came: the comment may be there', async () => {
    const { jira } = jiraThat(() => {
      const body = new ReadableStream({
        start(controller) {
          controller.enqueue(new TextEncoder().encode('{"id":'))
          controller.error(new TypeError('terminated'))
        },
      })
      return new Response(body, { status: 201 })
    })
    await expect(jira.addComment('10007', comment)).rejects.toMatchObject({ code: 'jira-unavailable' })
  })

  test('an address that must not be called stays what it is', async () => {
    const { jira } = jiraThat(() => {
      throw new Failure('url-refused', 'Throughline does not call this address.')
    })
    await expect(jira.listProjects()).rejects.toMatchObject({ code: 'url-refused' })
  })

  test.each([
    ['no JSON', '<html>'],
    ['nothing', ''],
    ['another shape', '{"values":[{"id":5}]}'],
  ])('an answer of %s', async (_, body) => {
    const { jira } = jiraThat(() => new Response(body))
    await expect(jira.listProjects()).rejects.toMatchObject({ code: 'payload-invalid' })
  })

  test.each(['AUTHENTICATED_FAILED', 'AUTHENTICATION_DENIED'])(
    'a refused token that Jira answers as if the issue were gone: %s',
    async (reason) => {
      const { jira } = jiraThat(
        () => new Response(null, { status: 404, headers: { 'x-seraph-loginreason': reason } }),
      )
      await expect(jira.findIssue('SHOP-7')).rejects.toMatchObject({ code: 'jira-token-refused' })
    },
  )

  test('without naming the issue, the token or what Jira said', async () => {
    const { jira } = jiraThat(() => Response.json({ errorMessages: ['a summary'] }, { status: 400 }))
    const failure = await jira.addComment('10007', comment).catch((error: unknown) => error)
    expect(String(failure)).toBe('Failure: Jira answers 400 to /issue/n/comment.')
  })
})
