import { describe, expect, it } from '@jest/globals'
import { documentOfWiki, wikiOf } from './wiki'

const text = (words: string, ...marks: object[]) => ({
  type: 'text',
  text: words,
  ...(marks.length > 0 && { marks }),
})
const paragraph = (...content: object[]) => ({ type: 'paragraph', content })
const item = (...content: object[]) => ({ type: 'listItem', content })

describe('what wiki markup means', () => {
  it.each([
    ['two paragraphs', 'One\n\nTwo', [paragraph(text('One')), paragraph(text('Two'))]],
    ['a heading', 'h2. Why', [{ type: 'heading', attrs: { level: 2 }, content: [text('Why')] }]],
    [
      'bold, italics and a link',
      '*Merged* by _Mina_, see [#42|https://git.example/42].',
      [
        paragraph(
          text('Merged', { type: 'strong' }),
          text(' by '),
          text('Mina', { type: 'em' }),
          text(', see '),
          text('#42', { type: 'link', attrs: { href: 'https://git.example/42' } }),
          text('.'),
        ),
      ],
    ],
    [
      'signs that mean nothing',
      '\\*not bold\\* and \\[no link\\]',
      [paragraph(text('*not bold* and [no link]'))],
    ],
    ['a link that leads nowhere', '[here|there]', [paragraph(text('[here|there]'))]],
    [
      'bullets below bullets',
      '* one\n** deeper\n* two',
      [
        {
          type: 'bulletList',
          content: [
            item(paragraph(text('one')), { type: 'bulletList', content: [item(paragraph(text('deeper')))] }),
            item(paragraph(text('two'))),
          ],
        },
      ],
    ],
  ])('%s', (_, wiki, content) => {
    expect(documentOfWiki(wiki)).toEqual({ type: 'doc', version: 1, content })
  })

  it('comes back the same from its markup', () => {
    const document = documentOfWiki(
      'h3. A \\*star\\*\n\nSee [#42|https://git.example/42], *now*.\n\n* one\n** two',
    )
    expect(documentOfWiki(wikiOf(document))).toEqual(document)
  })
})
