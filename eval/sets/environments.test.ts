import { expect, test } from '@jest/globals'
import { dataBeside } from '@throughline/shared/test/data-beside'
import { openFolder } from '../read-data'
import { environments } from './environments'

const measure = (file: unknown) =>
  environments.measure({ read: async () => file, readText: async () => '' }, () => {})

test('each name is answered, and judged where something is expected', async () => {
  const { answers, figures } = await measure({
    cases: [
      { environment: 'prod-east', expected: 'production' },
      { id: 'b', environment: 'qa', expected: 'staging' },
    ],
  })
  expect(answers).toEqual([
    { id: 0, answer: 'production' },
    { id: 'b', answer: 'testing' },
  ])
  expect(figures).toEqual({
    ...{ passed: 1, failed: 1, deviations: 0 },
    failures: [{ id: 'b', answer: 'testing', expected: 'staging' }],
  })
})

test('figures are null where nothing is expected', async () => {
  const { figures } = await measure([{ environment: 'prod' }])
  expect(figures).toEqual({ passed: null, failed: null, deviations: null, failures: null })
})

test.each([['a sentence'], [{ cases: [{ expected: 'testing' }] }]])(
  '%j is no list of cases',
  async (file) => {
    await expect(measure(file)).rejects.toThrow('The file environments is not a list of cases.')
  },
)

const cases = dataBeside('cases')

cases.test('every collected case passes', async () => {
  const { figures } = await environments.measure(await openFolder(cases.address), () => {})
  expect(figures).toEqual({ passed: 23, failed: 0, deviations: 0, failures: [] })
})
