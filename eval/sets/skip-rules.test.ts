import { expect, test } from '@jest/globals'
import { dataBeside } from '@throughline/shared/test/data-beside'
import { openFolder } from '../read-data'
import { skipRules } from './skip-rules'

const measure = (file: unknown) =>
  skipRules.measure({ read: async () => file, readText: async () => '' }, () => {})

test('each list is answered in its own shape', async () => {
  const { answers, figures } = await measure({
    branch_skip: {
      cases: [
        { branch: 'dependabot/x', expected: true },
        { branch: 'f1', pattern: '\\d', expected: false },
      ],
    },
    no_ticket: [
      { where: 'branch', text: 'nojira', skip: true },
      { text: '[no-jira] typo' },
      { where: 'body', text: 'SHOP-7' },
    ],
    gitar_label: 'no-ticket',
  })
  expect(answers).toEqual([
    { id: 0, list: 'branch_skip', answer: true },
    { id: 1, list: 'branch_skip', answer: true },
    { id: 0, list: 'no_ticket', answer: { skip: true } },
    { id: 1, list: 'no_ticket', answer: { skip: true } },
    { id: 2, list: 'no_ticket', answer: { skip: false } },
    { id: 0, list: 'gitar_label', answer: { skip: true } },
  ])
  expect(figures).toMatchObject({ passed: 3, failed: 1, failures: [{ list: 'branch_skip', id: 1 }] })
})

test('lists may be missing, and what is no list is told', async () => {
  expect((await measure({})).answers).toEqual([])
  await expect(measure([])).rejects.toThrow('does not hold its lists')
})

const cases = dataBeside('cases')

cases.test('every collected case passes', async () => {
  const { figures } = await skipRules.measure(await openFolder(cases.address), () => {})
  expect(figures).toEqual({ passed: 22, failed: 0, deviations: 0, failures: [] })
})
