import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { dataBeside } from '@throughline/shared/test/data-beside'
import { readJiraEvent } from './jira-event'

const read = (body: object) => readJiraEvent(JSON.stringify(body))
const self = 'https://jira.acme.example/jira/rest/api/2/issue/10013/comment/10082'

describe('an event of Jira', () => {
  test.each([
    ['Cloud', { webhookEvent: 'jira:issue_updated', issue: { id: '10007', key: 'SHOP-7' } }, '10007'],
    ['a Server that numbers', { webhookEvent: 'jira:issue_updated', issue: { id: 10007 } }, '10007'],
    ['a Server’s comment, in its address', { webhookEvent: 'comment_created', comment: { self } }, '10013'],
    [
      'a deleted issue',
      { webhookEvent: 'jira:issue_deleted', timestamp: 1, issue: { id: '10007' } },
      '10007',
    ],
    ['something without an issue', { webhookEvent: 'project_updated', project: { id: 1 } }, undefined],
    [
      'an issue without a usable id',
      { webhookEvent: 'jira:issue_updated', issue: { id: '../1' } },
      undefined,
    ],
    ['nothing in its place', { webhookEvent: 'comment_created', issue: null, comment: null }, undefined],
  ])('of %s names its issue', (_, body, issueId) => {
    expect(read(body)).toMatchObject({ event: body.webhookEvent, issueId })
  })

  test('names its key, too, where Jira tells it', () => {
    expect(read({ webhookEvent: 'jira:issue_created', issue: { id: '7', key: 'SHOP-7' } })?.key).toBe(
      'SHOP-7',
    )
    expect(read({ webhookEvent: 'jira:issue_created', issue: { id: '7', key: 7 } })?.key).toBeUndefined()
  })

  test.each([
    ['no JSON', '{'],
    ['nothing', ''],
    ['a list', '[]'],
    ['no event', '{"issue":{"id":"1"}}'],
  ])('is not one of %s', (_, body) => {
    expect(readJiraEvent(body)).toBeUndefined()
  })
})

const recordings = dataBeside('payloads/jira')

recordings.describe('every recorded webhook of Jira', () => {
  const files = recordings.isThere
    ? readdirSync(recordings.address).filter((file) => file.endsWith('.json'))
    : ['none']

  test.each(files)('names its issue: %s', (file) => {
    const told = readJiraEvent(readFileSync(resolve(recordings.address, file), 'utf8'))
    expect(told).toMatchObject({ event: expect.any(String), issueId: expect.stringMatching(/^\d+$/) })
  })
})
