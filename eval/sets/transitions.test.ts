import { describe, expect, test } from '@jest/globals'
import { dataBeside } from '@throughline/shared/test/data-beside'
import { openFolder } from '../read-data'
import { transitions } from './transitions'

const measure = (...cases: readonly object[]) =>
  transitions.measure({ read: async () => ({ cases }), readText: async () => '' }, () => {})
const answerTo = async (given: object) =>
  ((await measure(given)).answers[0] as { readonly answer: Readonly<Record<string, unknown>> }).answer

describe('which transitions are made', () => {
  const workflow = [
    { id: '11', to: { name: 'In Review', statusCategory: { key: 'indeterminate' } } },
    { id: '21', to: { name: 'Done', statusCategory: { key: 'done' } } },
  ]
  test.each([
    ['the first to Done', { transitions: workflow }, ['21']],
    ['the one to a status', { config: { target_status: 'done' }, transitions: workflow }, ['21']],
    ['the ids that are given, in order', { config: { ids: '5;4' } }, ['5', '4']],
    ['none after the first that fails', { config: { ids: '5;4' }, fail: ['5'] }, ['5']],
    ['none while one is open', { prs: [{ state: 'merged' }, { state: 'open' }], transitions: workflow }, []],
    ['none for an issue that is done', { issue: { status: 'Closed' }, transitions: workflow }, []],
    [
      'none for an issue that is resolved',
      { issue: { status: 'Open', resolution: { name: 'Fixed' } }, transitions: workflow },
      [],
    ],
    ['none for an issue of which nothing is known', { issue: {}, transitions: workflow }, []],
  ])('%s', async (_, given, posts) => {
    expect((await answerTo(given)).expected_posts).toEqual(posts)
  })
})

test('what follows beside them is answered, too', async () => {
  expect(await answerTo({ config: { comments: false } })).toMatchObject({
    ...{ comment: false, remote_link: 'create', error: false },
  })
  expect(await answerTo({ inputs: [['1,2', true], 'x'] })).toEqual({
    inputs: [
      ['1,2', true],
      ['x', false],
    ],
  })
})

test('what is expected in words is that nothing moves; what is written nevertheless differs on purpose', async () => {
  const { figures } = await measure(
    { prs: [{ state: 'open' }], expected: 'stay In Progress' },
    { config: { ids: '1' }, fail: ['1'], expected_posts: ['1'], comment: false },
    { config: { ids: '1' }, expected_posts: [] },
    { config: { ids: '1' } },
  )
  expect(figures).toMatchObject({
    ...{ passed: 1, failed: 1, deviations: 1 },
    failures: [{ id: 2, expected: { expected_posts: [] } }],
    reasons: [{ id: 1, reason: expect.stringContaining('say what merged') }],
  })
})

const cases = dataBeside('cases')

cases.test('every collected case passes, or differs on purpose', async () => {
  const { figures } = await transitions.measure(await openFolder(cases.address), () => {})
  expect(figures).toMatchObject({ passed: 10, failed: 0, deviations: 2, failures: [] })
})
