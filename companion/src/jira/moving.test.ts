import { describe, expect, test } from '@jest/globals'
import { holdToContract } from '../../test/contracts/hold-to-contract'
import type { OutboundRequest, SafeFetch } from '../fetch/safe-fetch'
import { patAuth } from './auth/pat'
import { jiraOverRest } from './jira-over-rest'
import type { Move, ScreenField } from './moving'

const contracts = {
  cloud: holdToContract('jira-cloud-v3'),
  'data-center': holdToContract('jira-data-center'),
} as const
const kinds = ['cloud', 'data-center'] as const
const baseUrl = 'https://jira.acme.example'

interface Asked extends OutboundRequest {
  readonly path: string
}

const jiraThat = (kind: (typeof kinds)[number], answer: (asked: Asked, turn: number) => Response) => {
  const asked: Asked[] = []
  const fetch: SafeFetch = async (url, request = {}) => {
    const one = { ...request, path: url.replace(/^.+\/rest\/api\/\d/, '') }
    asked.push(one)
    return answer(one, asked.length)
  }
  const bodies = () => asked.map(({ body }): unknown => (body === undefined ? undefined : JSON.parse(body)))
  const lines = () => asked.map(({ method, path }) => `${method} ${path}`)
  const jira = jiraOverRest(patAuth(baseUrl, 'token'), contracts[kind].gatedFetch(fetch), kind)
  return { jira, bodies, lines }
}

const issueJson = (fields: object) => ({
  id: '10007',
  key: 'SHOP-7',
  fields: { summary: 'Checkout', project: { id: '1', projectTypeKey: 'software' }, ...fields },
})
const done = { name: 'Done', statusCategory: { key: 'done' } }

describe.each(kinds)('how an issue stands, on %s', (kind) => {
  test.each([
    ['open', { status: done, resolution: null }, false],
    ['resolved', { status: done, resolution: { name: 'Fixed' } }, true],
  ])('is read anew: %s', async (_, fields, isResolved) => {
    const { jira, lines } = jiraThat(kind, () => Response.json(issueJson(fields)))
    expect(await jira.readState('10007')).toMatchObject({
      issue: { key: 'SHOP-7', status: 'Done', statusCategory: 'done', isService: false },
      isResolved,
    })
    expect(lines()).toEqual(['GET /issue/10007?fields=summary,status,project,resolution'])
  })

  test('has an empty status where it may not be seen, and is nothing where it is gone', async () => {
    const hidden = jiraThat(kind, () => Response.json(issueJson({})))
    expect((await hidden.jira.readState('10007'))?.issue).toMatchObject({ status: '', statusCategory: '' })
    const gone = jiraThat(kind, () => new Response(null, { status: 404 }))
    expect(await gone.jira.readState('10007')).toBeUndefined()
  })
})

const history = (minute: number, field: string, metadata?: object) => ({
  created: `2026-11-22T10:${String(minute).padStart(2, '0')}:00.000+0100`,
  items: [{ field: 'Rank' }, { field, fieldId: field }],
  ...(metadata && { historyMetadata: metadata }),
})
const ours = { type: 'throughline', extraData: { what: 'merged', happenedAt: '2026-11-22T08:59:00.000Z' } }

describe('the last change of the status', () => {
  test('is found from the last page of Cloud’s changelog on back', async () => {
    const pages = new Map([
      [0, [history(0, 'status')]],
      [130, Array.from({ length: 100 }, () => history(40, 'summary'))],
      [30, [history(7, 'status', ours), history(9, 'assignee')]],
    ])
    const { jira, lines } = jiraThat('cloud', ({ path }) => {
      const startAt = Number(/startAt=(\d+)/.exec(path)?.[1])
      return Response.json({ values: pages.get(startAt) ?? [], total: 230 })
    })
    expect(await jira.findStatusChange('10007')).toEqual({
      at: new Date('2026-11-22T09:07:00Z'),
      becauseOf: { what: 'merged', happenedAt: new Date('2026-11-22T08:59:00Z') },
    })
    expect(lines()).toEqual([
      'GET /issue/10007/changelog?startAt=0&maxResults=100',
      'GET /issue/10007/changelog?startAt=130&maxResults=100',
      'GET /issue/10007/changelog?startAt=30&maxResults=100',
    ])
  })

  test('comes beside the issue of a Data Center', async () => {
    const histories = [history(1, 'status', ours), history(5, 'status'), history(6, 'labels')]
    const { jira, lines } = jiraThat('data-center', () => Response.json({ changelog: { histories } }))
    expect(await jira.findStatusChange('10007')).toEqual({
      at: new Date('2026-11-22T09:05:00Z'),
      becauseOf: undefined,
    })
    expect(lines()).toEqual(['GET /issue/10007?fields=status&expand=changelog'])
  })

  test.each([
    ['nobody', []],
    ['somebody who changed something else', [history(1, 'summary')]],
  ])('is nothing for %s', async (_, histories) => {
    const { jira } = jiraThat('cloud', () => Response.json({ values: histories, total: histories.length }))
    expect(await jira.findStatusChange('10007')).toBeUndefined()
  })

  test('is not ours where only its words are like ours', async () => {
    const values = [
      history(1, 'status', { type: 'other', extraData: ours.extraData }),
      history(2, 'status', { type: 7 }),
    ]
    const { jira } = jiraThat('cloud', () => Response.json({ values, total: 2 }))
    expect(await jira.findStatusChange('10007')).toEqual({
      at: new Date('2026-11-22T09:02:00Z'),
      becauseOf: undefined,
    })
  })
})

describe('transitions', () => {
  const field = (schema: object, more: object = {}) => ({ required: false, name: 'Field', schema, ...more })
  const values = [{ id: '1', value: 'Web' }, { id: '2', name: 'App' }, { id: '3' }]

  test('are told by where they lead, with the fields of their screens', async () => {
    const { jira, lines } = jiraThat('cloud', () =>
      Response.json({
        transitions: [
          {
            id: '41',
            name: 'Ship it',
            to: done,
            fields: { resolution: field({ type: 'resolution' }, { required: true, allowedValues: values }) },
          },
          { id: '51', name: 'Nowhere' },
        ],
      }),
    )
    expect(await jira.listTransitions('10007')).toEqual([
      {
        id: '41',
        to: { name: 'Done', category: 'done' },
        fields: [
          {
            id: 'resolution',
            name: 'Field',
            isRequired: true,
            hasDefault: false,
            kind: 'choice',
            allowed: [
              { id: '1', name: 'Web' },
              { id: '2', name: 'App' },
            ],
          },
        ],
      },
      { id: '51', to: { name: '', category: '' }, fields: [] },
    ])
    expect(lines()).toEqual(['GET /issue/10007/transitions?expand=transitions.fields'])
  })

  test.each([
    ['text', { type: 'string', custom: 'x:textfield' }, {}],
    [
      'longText',
      { type: 'string', custom: 'com.atlassian.jira.plugin.system.customfieldtypes:textarea' },
      {},
    ],
    ['longText', { type: 'string', system: 'description' }, {}],
    ['number', { type: 'number' }, {}],
    ['text', { type: 'date' }, {}],
    ['texts', { type: 'array', items: 'string' }, {}],
    ['choice', { type: 'priority' }, { allowedValues: values }],
    ['choices', { type: 'array', items: 'option' }, { allowedValues: values }],
    ['person', { type: 'user' }, {}],
    ['other', { type: 'array', items: 'attachment' }, {}],
    ['other', { type: 'timetracking' }, {}],
  ])('know a field as %s: %j', async (kind, schema, more) => {
    const { jira } = jiraThat('data-center', () =>
      Response.json({ transitions: [{ id: '41', to: done, fields: { one: field(schema, more) } }] }),
    )
    expect((await jira.listTransitions('10007'))[0]?.fields[0]?.kind).toBe(kind)
  })
})

describe('a move', () => {
  const becauseOf = { what: 'merged', happenedAt: new Date('2026-11-22T10:00:00Z') }
  const screenField = (kind: ScreenField['kind'], id: string): ScreenField => ({
    ...{ id, name: id, isRequired: true, hasDefault: false, kind },
    allowed: kind.startsWith('choice')
      ? [
          { id: '7', name: 'Web' },
          { id: '8', name: 'App' },
        ]
      : [],
  })
  const filled: Move['filled'] = [
    { field: screenField('text', 'customfield_1'), value: 'Payments' },
    { field: screenField('number', 'customfield_2'), value: '3' },
    { field: screenField('choice', 'customfield_3'), value: 'web' },
    { field: screenField('choices', 'customfield_4'), value: 'App, Web' },
    { field: screenField('texts', 'labels'), value: 'a, b,' },
    { field: screenField('person', 'customfield_5'), value: 'mina' },
    { field: screenField('longText', 'customfield_6'), value: 'It *works*' },
  ]
  const common = {
    customfield_1: 'Payments',
    customfield_2: 3,
    customfield_3: { id: '7' },
    customfield_4: [{ id: '8' }, { id: '7' }],
    labels: ['a', 'b'],
  }
  const adf = {
    type: 'doc',
    version: 1,
    content: [{ type: 'paragraph', content: [{ type: 'text', text: 'It *works*' }] }],
  }

  test.each([
    ['cloud', { customfield_5: { accountId: 'mina' }, customfield_6: adf }],
    ['data-center', { customfield_5: { name: 'mina' }, customfield_6: 'It \\*works\\*' }],
  ] as const)(
    'fills in the screen as %s takes it, and says because of what it happens',
    async (kind, own) => {
      const { jira, lines, bodies } = jiraThat(kind, () => new Response(null, { status: 204 }))
      expect(await jira.moveIssue('10007', { transitionId: '41', filled, becauseOf })).toEqual({
        kind: 'moved',
      })
      expect(lines()).toEqual(['POST /issue/10007/transitions'])
      expect(bodies()).toEqual([
        {
          transition: { id: '41' },
          fields: { ...common, ...own },
          historyMetadata: {
            type: 'throughline',
            activityDescription: 'Moved by Throughline',
            extraData: { what: 'merged', happenedAt: '2026-11-22T10:00:00.000Z' },
          },
        },
      ])
    },
  )

  test.each([
    [409, {}, { kind: 'conflict' }],
    [400, { errors: { resolution: 'Resolution is required.' } }, { kind: 'refused', fields: ['resolution'] }],
    [400, { errorMessages: ['not valid'] }, { kind: 'refused', fields: [] }],
    [422, 'no JSON', { kind: 'refused', fields: [] }],
  ])('that Jira answers with %d is told as what it is', async (status, body, expected) => {
    const { jira } = jiraThat('cloud', () => Response.json(body, { status }))
    expect(await jira.moveIssue('10007', { transitionId: '41', filled: [], becauseOf })).toEqual(expected)
  })

  test.each([
    [404, 'jira-not-found'],
    [429, 'jira-rate-limited'],
    [503, 'jira-unavailable'],
  ])('that fails with %d fails as every call does', async (status, code) => {
    const { jira } = jiraThat('cloud', () => new Response(null, { status }))
    const move = jira.moveIssue('10007', { transitionId: '41', filled: [], becauseOf })
    await expect(move).rejects.toMatchObject({ code })
  })
})

describe('an internal comment', () => {
  const comment = {
    marker: 'm',
    document: [{ kind: 'paragraph', content: [{ text: 'Hi' }] }],
    isInternal: true,
  } as const

  test.each(kinds)('is asked for on %s by its property', async (kind) => {
    const { jira, bodies } = jiraThat(kind, () => Response.json({ id: '301' }, { status: 201 }))
    await jira.addComment('10007', comment)
    expect(bodies()).toMatchObject([
      { properties: [{ key: 'throughline' }, { key: 'sd.public.comment', value: { internal: true } }] },
    ])
  })

  test.each([
    ['cloud', { id: '301', jsdPublic: false }, true, 'GET /issue/10007/comment/301'],
    ['cloud', { id: '301', jsdPublic: true }, false, 'GET /issue/10007/comment/301'],
    ['cloud', { id: '301' }, false, 'GET /issue/10007/comment/301'],
    [
      'data-center',
      { key: 'k', value: { internal: true } },
      true,
      'GET /comment/301/properties/sd.public.comment',
    ],
    [
      'data-center',
      { key: 'k', value: { internal: false } },
      false,
      'GET /comment/301/properties/sd.public.comment',
    ],
    ['data-center', undefined, false, 'GET /comment/301/properties/sd.public.comment'],
  ] as const)('is one on %s where Jira says so: %j', async (kind, answer, expected, line) => {
    const { jira, lines } = jiraThat(kind, () =>
      answer ? Response.json(answer) : new Response(null, { status: 404 }),
    )
    expect(await jira.isInternalComment('10007', '301')).toBe(expected)
    expect(lines()).toEqual([line])
  })
})
