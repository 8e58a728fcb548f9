import { expect, test } from '@jest/globals'
import { dataBeside } from '@throughline/shared/test/data-beside'
import type { DataFolder } from '../eval-set'
import { openFolder } from '../read-data'
import { ssrf } from './ssrf'

const holding = (rows: unknown): DataFolder => ({
  read: async () => rows,
  readText: async () => '',
})
const measure = (rows: unknown) => ssrf.measure(holding(rows), () => {})

const policy = { allowCidrs: ['10.20.0.0/16'], allowHosts: ['jira'], allowHttp: true }

test.each([
  [{ url: 'https://jira.example.com/jira', mode: 'cloud' }, 'allow'],
  [{ url: 'https://jira.example.com/?x=1', mode: 'cloud' }, 'deny'],
  [{ url: 'https://jira.example.com/', mode: 'cloud', dns: { 'jira.example.com': ['10.20.1.5'] } }, 'deny'],
  [{ url: 'http://jira/', mode: 'self-managed', policy, dns: { jira: ['10.20.1.5'] } }, 'allow'],
  [{ url: 'http://jira/', mode: 'self-managed', policy, dns: { jira: ['10.20.1.5', '10.21.1.5'] } }, 'deny'],
  [{ url: 'http://10.20.1.5/', mode: 'cloud', policy }, 'deny'],
])('%j is judged by the rules of its mode: %s', async (given, verdict) => {
  const { answers } = await measure([{ id: 'one', ...given }])
  expect(answers).toMatchObject([{ id: 'one', verdict, reason: expect.any(String) }])
})

test('counts what was judged wrongly, and says null where nobody expects anything', async () => {
  const [good, bad] = [
    { id: 1, url: 'https://a.example.com/' },
    { id: 2, url: 'https://10.0.0.1/' },
  ]
  expect(
    (
      await measure([
        { ...good, expect: 'deny' },
        { ...bad, expect: 'allow' },
      ])
    ).figures,
  ).toEqual({
    falseAllow: 1,
    falseDeny: 1,
    cases: 2,
  })
  expect((await measure([good, bad])).figures).toEqual({ falseAllow: null, falseDeny: null, cases: 2 })
})

test('what is no list of cases cannot be measured', async () => {
  await expect(measure([{ id: 1 }])).rejects.toThrow('is not a list of cases')
})

const cases = dataBeside('cases')

cases.test('addresses collected from attacks, and their neighbours, are all judged rightly', async () => {
  const { figures } = await ssrf.measure(await openFolder(cases.address), () => {})
  expect(figures).toEqual({ falseAllow: 0, falseDeny: 0, cases: 309 })
})
