import { describe, expect, it } from '@jest/globals'
import { dataBeside } from '@throughline/shared/test/data-beside'
import { openFolder } from '../read-data'
import { todos } from './todos'

const measure = (cases: readonly object[]) =>
  todos.measure({ read: async () => cases, readText: async () => '' }, () => undefined)

const patch =
  '--- a/a.ts\n+++ b/a.ts\n@@ -1,1 +1,3 @@\n x\n+// TODO:  cache\n+// TODO: other words\n-// TODO: other word\n'
const cached = { file: 'a.ts', line: 2, marker: 'TODO', text: 'TODO: cache' }
const reworded = { file: 'a.ts', line: 3, marker: 'TODO', text: 'TODO: other words' }

describe('the set todos', () => {
  it('answers with what is new, and counts what is right', async () => {
    const { answers, figures } = await measure([
      { id: 'one', patch, expectedNew: [cached], moved: [], edited: [reworded] },
      { id: 'two', patch, expectedNew: [cached, { ...cached, line: 9 }], moved: [cached], edited: [] },
    ])
    expect(answers[0]).toEqual({ id: 'one', new: [cached] })
    expect(figures).toEqual({
      precision: 1,
      recall: 2 / 3,
      exact: 1 / 2,
      movedReported: 1,
      editedReported: 0,
      byLanguage: { TypeScript: { expected: 3, found: 2, right: 2 } },
    })
  })

  it('answers without knowing what is expected', async () => {
    const { answers, figures } = await measure([{ id: 'one', patch }])
    expect(answers).toEqual([{ id: 'one', new: [cached] }])
    expect(new Set(Object.values(figures))).toEqual(new Set([null]))
  })

  it('says so when the file holds something else', async () => {
    await expect(measure([{ id: 1 }])).rejects.toThrow('not a list of commits')
  })
})

const data = dataBeside('eval/todos')

describe('the agreed commits', () => {
  data.test('are read as well as the goals ask for', async () => {
    const { figures } = await todos.measure(await openFolder(data.address), () => undefined)
    expect(figures['precision']).toBeGreaterThanOrEqual(0.99)
    expect(figures['recall']).toBeGreaterThanOrEqual(0.99)
    expect(figures['exact']).toBeGreaterThanOrEqual(0.97)
    expect([figures['movedReported'], figures['editedReported']]).toEqual([0, 0])
  })
})
