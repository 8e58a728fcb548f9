import { describe, expect, it } from '@jest/globals'
import { dataBeside } from '@throughline/shared/test/data-beside'
import { createAdfCheck } from '../checks/adf-violations'
import { jqlViolations } from '../checks/jql-violations'
import { wikiViolations } from '../checks/wiki-violations'
import { openFolder } from '../read-data'
import { adversarialStrings } from './adversarial-strings'

const measure = (cases: readonly object[]) =>
  adversarialStrings.measure({ read: async () => cases, readText: async () => '' }, () => undefined)

describe('the set adversarial-strings', () => {
  it('answers with the comment in both notations and the search', async () => {
    const { answers, figures } = await measure([{ id: 'one', s: '{panel}" OR 1=1' }])
    expect(figures).toEqual({ violations: 0, cases: 1 })
    expect(answers).toEqual([
      expect.objectContaining({
        id: 'one',
        jql: 'summary ~ "panel 1 1"',
        wiki: expect.stringMatching(/^h3\. Merged: /),
      }),
    ])
  })

  it('finds nothing to say against an empty string', async () => {
    const { answers, figures } = await measure([{ id: 'none', s: '' }])
    expect(figures).toEqual({ violations: 0, cases: 1 })
    expect(answers).toEqual([expect.objectContaining({ jql: 'summary ~ ""' })])
  })
})

describe('the checks find', () => {
  const check = createAdfCheck()
  const text = (value: object) => ({
    type: 'doc',
    version: 1,
    content: [{ type: 'paragraph', content: [{ type: 'text', ...value }] }],
  })
  const link = (href: string) => text({ text: 'x', marks: [{ type: 'link', attrs: { href } }] })

  it.each([
    ['an empty text', text({ text: '' })],
    ['a hidden character', text({ text: 'a\u202eb' })],
    ['a link elsewhere', link('https://evil.example/')],
    ['a link that only looks right', link('https://github.com.evil.example/')],
    ['a mark of another kind', text({ text: 'x', marks: [{ type: 'code' }] })],
    [
      'a mention',
      {
        type: 'doc',
        version: 1,
        content: [{ type: 'paragraph', content: [{ type: 'mention', attrs: { id: '1' } }] }],
      },
    ],
    ['too much', text({ text: 'a'.repeat(33_000) })],
  ])('%s in a document', (_, adf) => {
    expect(check(adf, 'github.com')).not.toEqual([])
  })

  it.each([
    'h3. Merged: [x|https://evil.example/]',
    'h3. Merged: [x|https://github.com/]\n\n{panel}',
    'h3. Merged: [x|https://github.com/]\n\nh1. Title',
    'h3. Merged: [x|https://github.com/]\n\n[~admin]',
    'h3. Merged: [x|https://github.com/]\n\nsee https://evil.example',
    'h3. Merged: [x|https://github.com/]\n\n!image.png!',
    'h3. Merged: [x|https://github.com/]\n\n-deleted-',
    'h3. Merged: [x|https://github.com/]\n\n*bold* words',
    'h3. Merged: [x|https://github.com/]\n\n\\\\{panel\\\\}',
    'h3. Merged: [x|https://github.com/]\n\n&#123;panel&#125;',
  ])('what is wrong with %j', (wiki) => {
    expect(wikiViolations(wiki, 'github.com')).not.toEqual([])
  })

  it.each(['summary ~ "a" OR 1=1', 'summary ~ "a\\"', 'summary ~ a', 'summary ~ "a\nb"'])(
    'what is wrong with %j',
    (jql) => {
      expect(jqlViolations(jql)).not.toEqual([])
    },
  )
})

const agreed = dataBeside('cases')

describe('the agreed cases', () => {
  agreed.test('are all plain text', async () => {
    const { figures } = await adversarialStrings.measure(await openFolder(agreed.address), () => undefined)
    expect(figures['violations']).toBe(0)
    expect(figures['cases']).toBeGreaterThan(0)
  })
})
