import { describe, expect, it } from '@jest/globals'
import { storedIssueOf } from './whole-issue'

const mina = { accountId: '712020:mina', displayName: 'Mina Sato' }
const text = (words: string) => ({
  type: 'doc',
  version: 1,
  content: [{ type: 'paragraph', content: [{ type: 'text', text: words }] }],
})
const whole = (fields: object, changelog?: object) =>
  storedIssueOf({
    id: '10007',
    key: 'SHOP-7',
    fields: { project: { id: '10000' }, ...fields },
    ...(changelog && { changelog: { histories: [changelog] } }),
  })

describe('an issue as it is kept', () => {
  it('has the words of its document, and its people', () => {
    const issue = whole({
      summary: 'Refund is slow',
      description: text('It takes a day.'),
      issuetype: { name: 'Bug' },
      priority: { name: 'High' },
      status: { name: 'To Do', statusCategory: { key: 'new' } },
      assignee: mina,
      components: [{ name: 'Payments' }],
      labels: ['money'],
      issuelinks: [{ outwardIssue: { id: '10008' } }, { inwardIssue: { id: '10009' } }],
      created: '2026-11-16T09:20:00.000+0000',
      updated: '2026-11-17T09:20:00.000+0000',
    })
    expect(issue).toEqual({
      issueId: '10007',
      projectId: '10000',
      key: 'SHOP-7',
      summary: 'Refund is slow',
      description: 'It takes a day.',
      type: 'Bug',
      priority: 'High',
      status: 'To Do',
      statusCategory: 'new',
      components: ['Payments'],
      labels: ['money'],
      assignee: { id: '712020:mina', name: 'Mina Sato' },
      reporter: undefined,
      createdAt: new Date('2026-11-16T09:20:00Z'),
      updatedAt: new Date('2026-11-17T09:20:00Z'),
      activity: [],
      linkedIssueIds: ['10008', '10009'],
    })
  })

  it('keeps who touched it when, and no word of a comment', () => {
    const issue = whole(
      {
        creator: mina,
        created: '2026-11-16T09:00:00.000+0000',
        comment: {
          comments: [{ created: '2026-11-18T09:00:00.000+0000', author: { name: 'dana' }, body: 'Secret' }],
        },
      },
      { created: '2026-11-17T09:00:00.000+0000', author: mina },
    )
    expect(issue.activity.map(({ at, by }) => [at.getUTCDate(), by.name])).toEqual([
      [16, 'Mina Sato'],
      [17, 'Mina Sato'],
      [18, 'dana'],
    ])
    expect(JSON.stringify(issue)).not.toContain('Secret')
  })

  it('knows by what name somebody signs in to a Data Center', () => {
    const person = { key: 'JIRAUSER10100', name: 'mina', displayName: 'Mina Sato' }
    expect(whole({ assignee: person }).assignee).toEqual({
      id: 'JIRAUSER10100',
      name: 'Mina Sato',
      login: 'mina',
    })
  })

  it.each([
    ['a token in its description', { description: text(`Use ghp_${'a1B2'.repeat(9)} for it`) }],
    ['a token in its summary', { summary: `Use ghp_${'a1B2'.repeat(9)} for it` }],
    ['a token in a wiki text', { description: `Use ghp_${'a1B2'.repeat(9)} for it` }],
  ])('has lost %s', (_, fields) => {
    const kept = JSON.stringify(whole(fields))
    expect(kept).toContain('[GitHub token removed]')
    expect(kept).not.toContain('a1B2')
  })

  it('has no sign that the database would refuse', () => {
    const issue = whole({ summary: 'A\u0000B\ud800C', description: 'D\u0000E', labels: ['F\u0000G'] })
    expect([issue.summary, issue.description, issue.labels]).toEqual(['ABC', 'DE', ['FG']])
  })
})
