import { expect, test } from '@jest/globals'
import { holdToContract } from '../../test/contracts/hold-to-contract'
import type { SafeFetch } from '../fetch/safe-fetch'
import { jiraOverRest } from './jira-over-rest'

const { gatedFetch } = holdToContract('jira-cloud-v3')

/** A Jira that answers one after the other. */
const jiraThatAnswers = (...answers: readonly Response[]) => {
  const asked: string[] = []
  const fetch: SafeFetch = async (url, { body } = {}) => {
    asked.push(`${url.replace('https://acme.example/rest/api/3', '')}${body ?? ''}`)
    return answers[asked.length - 1] ?? new Response(null, { status: 500 })
  }
  const auth = { baseUrl: 'https://acme.example', authorize: async () => ({}) }
  return { asked, jira: jiraOverRest(auth, gatedFetch(fetch)) }
}

const typesFrom = (first: number, count: number) =>
  Array.from({ length: count }, (_, at) => ({ id: String(first + at), name: `Type ${first + at}` }))

test('the types of issues are read to the last page', async () => {
  const pages = [typesFrom(0, 50), typesFrom(50, 1)]
  const { asked, jira } = jiraThatAnswers(
    ...pages.map((issueTypes) => Response.json({ issueTypes, total: 51 })),
  )
  expect(await jira.listIssueTypes('10000')).toHaveLength(51)
  expect(asked).toEqual([
    '/issue/createmeta/10000/issuetypes?startAt=0&maxResults=50',
    '/issue/createmeta/10000/issuetypes?startAt=50&maxResults=50',
  ])
})

test.each([
  ['a project that cannot be seen', Response.json({}, { status: 404 })],
  ['an account that may create nothing', Response.json({ issueTypes: [], total: 0 })],
  ['an answer without a list', Response.json({})],
])('%s has no types', async (_, answer) => {
  expect(await jiraThatAnswers(answer).jira.listIssueTypes('10000')).toEqual([])
})

const newIssue = {
  ...{ projectId: '10000', issueTypeId: '1', document: [], labels: [], assignee: undefined },
  ...{ filled: [], marker: 'm' },
}

test('a summary is one line of 255 characters at most, and empty lists are not sent', async () => {
  const { asked, jira } = jiraThatAnswers(Response.json({ id: '7', key: 'SHOP-31' }, { status: 201 }))
  await jira.createIssue({ ...newIssue, summary: `a\nb ${'x'.repeat(300)}` })
  const { fields } = JSON.parse(asked[0]?.slice('/issue'.length) ?? '')
  expect(fields.summary).toMatch(/^a b x+…$/)
  expect(fields.summary).toHaveLength(255)
  expect(Object.keys(fields)).toEqual(['project', 'issuetype', 'summary', 'description'])
})

test('a refusal names its fields, and anything else is a failure', async () => {
  const refusal = Response.json({ errors: { customfield_1: 'Team is required.' } }, { status: 400 })
  const { jira } = jiraThatAnswers(refusal, new Response(null, { status: 503 }))
  const refused = await jira.createIssue({ ...newIssue, summary: 'x' })
  expect(refused).toEqual({ kind: 'refused', fields: ['customfield_1'] })
  await expect(jira.createIssue({ ...newIssue, summary: 'x' })).rejects.toMatchObject({
    code: 'jira-unavailable',
  })
})

test('issues are not related where Jira has no such links', async () => {
  const noLinks = Response.json({ fields: { issuelinks: [] } })
  const blocks = Response.json({ issueLinkTypes: [{ id: '1', name: 'Blocks' }] })
  expect(await jiraThatAnswers(noLinks, blocks).jira.relateIssues('7', '8')).toBe(false)
  const off = Response.json({}, { status: 404 })
  const noneYet = Response.json({ fields: {} })
  expect(await jiraThatAnswers(noneYet, off).jira.relateIssues('7', '8')).toBe(false)
})
