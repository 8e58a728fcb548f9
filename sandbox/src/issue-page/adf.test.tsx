/** @jsxImportSource hono/jsx */
import { expect, it } from '@jest/globals'
import { AdfDocument, type AdfNode } from './adf'

const text = (words: string, ...marks: readonly unknown[]) =>
  ({ type: 'text', text: words, marks }) as AdfNode
const node = (type: string, ...content: readonly AdfNode[]): AdfNode => ({ type, content })
const link = (href: string) => ({ type: 'link', attrs: { href } })
const draw = (...content: readonly AdfNode[]) => String(<AdfDocument document={node('doc', ...content)} />)
const inDocument = (html: string) => `<div class="document">${html}</div>`

it.each([
  ['paragraphs', [node('paragraph', text('One')), node('paragraph', text('Two'))], '<p>One</p><p>Two</p>'],
  ['headings', [node('heading', text('Merged'))], '<h3>Merged</h3>'],
  [
    'lists',
    [node('bulletList', node('listItem', node('paragraph', text('One'))))],
    '<ul><li><p>One</p></li></ul>',
  ],
  [
    'marks, the first outermost',
    [text('Area', { type: 'strong' }, { type: 'em' })],
    '<strong><em>Area</em></strong>',
  ],
  ['links', [text('#42', link('https://git.example/42'))], '<a href="https://git.example/42">#42</a>'],
  ['breaks', [text('a'), node('hardBreak'), text('b')], 'a<br/>b'],
  ['what is in types it does not know', [node('panel', node('paragraph', text('Note')))], '<p>Note</p>'],
])('draws %s', (_, content, html) => {
  expect(draw(...content)).toBe(inDocument(html))
})

it('lets no link run a script', () => {
  expect(draw(text('here', link('javascript:alert(1)')))).toBe(inDocument('<a>here</a>'))
})

it('writes markup in a text as text', () => {
  expect(draw(node('paragraph', text('<b>')))).toBe(inDocument('<p>&lt;b&gt;</p>'))
})
