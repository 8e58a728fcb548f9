import { readFileSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import { dataBeside } from '@throughline/shared/test/data-beside'
import { openFolder } from '../read-data'
import { todoCases } from './todo-cases'

const measure = (cases: readonly object[]) =>
  todoCases.measure({ read: async () => cases, readText: async () => '' }, () => undefined)

const diff = 'diff --git a/a.ts b/a.ts\n@@ -1 +1 @@\n-// TODO: cache this\n+// TODO: cache this now\n'
const was = { file: 'a.ts', line: 1, keyword: 'TODO', title: 'cache this', ref: null, status: 'deleted' }
const is = { ...was, title: 'cache this now', status: 'added' }

describe('the set todo-cases', () => {
  it.each([
    { what: 'a patch, both ways', given: { diff }, items: [was, is] },
    { what: 'what is new', given: { diff, source: 'derived; by hand' }, items: [{ ...is, kind: 'changed' }] },
    {
      what: 'a whole file, by the keywords of the case',
      given: { file: 'a.py', content: '# TODO one\n# NOTE(mina) two\n', keywords: ['NOTE'] },
      items: [{ file: 'a.py', line: 2, keyword: 'NOTE', title: 'two', ref: 'mina', status: 'added' }],
    },
  ])('answers $what', async ({ given, items }) => {
    expect((await measure([{ id: 1, ...given }])).answers).toEqual([{ id: 1, items }])
  })

  it('counts what passes, what fails and what deviates for a known reason', async () => {
    const { figures } = await measure([
      {
        id: 'right',
        diff,
        expected_todos: [
          { title: 'cache this now', status: 'added' },
          { line: 1, ref: null },
        ],
      },
      { id: 'too few', diff, expected_todos: [is] },
      { id: 'too many', diff, expected_todos: [was, is, is] },
      { id: 'leasot::vue.vue', diff, expected_todos: [] },
      { id: 'leasot::svelte.svelte', diff, expected_todos: [] },
    ])
    expect(figures).toMatchObject({ passed: 1, failed: 2, deviations: 1 })
    expect(figures['failures']).toMatchObject([{ id: 'too few' }, { id: 'too many' }])
    expect(figures['deviating']).toMatchObject([{ id: 'leasot::vue.vue' }, { id: 'leasot::svelte.svelte' }])
  })

  it('answers without knowing what is expected', async () => {
    const { answers, figures } = await measure([{ id: 1, diff }])
    expect(answers).toHaveLength(1)
    expect(new Set(Object.values(figures))).toEqual(new Set([null]))
  })
})

const agreed = dataBeside('cases')

describe('the agreed cases', () => {
  agreed.test('pass but for at most three deviations, each with its reason in the docs', async () => {
    const { figures } = await todoCases.measure(await openFolder(agreed.address), () => undefined)
    expect(figures['failures']).toEqual([])
    expect(figures['deviations']).toBeLessThanOrEqual(3)
    const page = readFileSync('docs/follow-ups.md', 'utf8')
    const deviating = figures['deviating'] as readonly { readonly reason: string }[]
    expect(deviating.filter(({ reason }) => !page.includes(reason))).toEqual([])
  })
})
