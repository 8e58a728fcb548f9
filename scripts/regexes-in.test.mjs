import { expect, it } from '@jest/globals'
import { regexesIn } from './regexes-in.mjs'

it.each([
  ['a literal', 'const key = /[A-Z]+-\\d+/giu', { source: '[A-Z]+-\\d+', flags: 'giu' }],
  ['a literal with slashes', 'text.replace(/[/]\\//, "")', { source: '[/]\\/', flags: '' }],
  ['one made of a text', "new RegExp('a+b')", { source: 'a+b', flags: '' }],
  ['one made without new', "RegExp(`a\\\\d`, 'g')", { source: 'a\\d', flags: 'g' }],
  ['one made of a value', 'new RegExp(name)', { source: undefined, flags: '' }],
  ['one made of a text and a value', 'new RegExp(`a$' + '{name}`)', { source: undefined, flags: '' }],
  ['one whose flags are a value', "new RegExp('a', flags)", { source: undefined, flags: '' }],
])('finds %s, and its line', (_, text, regex) => {
  expect(regexesIn('x.tsx', `const first = 1 / 2 / 3\n${text}`)).toEqual([
    { file: 'x.tsx', line: 2, ...regex },
  ])
})

it.each([
  ['a division', 'const half = (a + b) / 2 / c'],
  ['a comment', '// /a+/'],
  ['a text', "const text = '/a+/'"],
  ['JSX', 'const link = <a href="/x/">/a+/</a>'],
])('finds none in %s', (_, text) => {
  expect(regexesIn('x.tsx', text)).toEqual([])
})
