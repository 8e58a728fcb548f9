import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'

const declarationsIn = (css: string) =>
  [...css.matchAll(/(--ds-[\w-]+):\s*([^;]+);/g)].map(
    ([, name = '', value = '']) => `${name}: ${plain(value)}`,
  )
/** The formatter breaks lines and writes small letters; two fonts of ours stand behind Atlassian's. */
const plain = (value: string) =>
  value
    .replaceAll(/\s+/g, ' ')
    .replaceAll(' / ', '/')
    .replaceAll(/(inter|"jetbrains mono"), /gi, '')
    .toLowerCase()
    .trim()
const theirs = (theme: string): ReadonlySet<string> => {
  const file = `@atlaskit/tokens/dist/cjs/artifacts/themes/atlassian-${theme}.js`
  return new Set(declarationsIn((createRequire(__filename)(file) as { readonly default: string }).default))
}
const sheets = readdirSync(__dirname).filter((name) => name.endsWith('.css'))
const read = (name: string) => readFileSync(join(__dirname, name), 'utf8')
const [always = '', light = '', dark = '', auto = ''] = read('tokens.css').split(/color-scheme: \w+;/)

test.each([
  ['every theme', always, ['spacing', 'typography', 'shape']],
  ['the light theme', light, ['light']],
  ['the dark theme', dark, ['dark']],
  ['the dark theme that the system asks for', auto, ['dark']],
])('the values of %s are those of the design system', (_, css, themes) => {
  const known = new Set(themes.flatMap((theme) => [...theirs(theme)]))
  const ours = declarationsIn(css)
  expect(ours.length).toBeGreaterThan(10)
  expect(ours.filter((declaration) => !known.has(declaration))).toEqual([])
})

test('no sheet uses a token that is not there, or a colour that is none', () => {
  const defined = new Set(declarationsIn(read('tokens.css')).map((declaration) => declaration.split(':')[0]))
  for (const sheet of sheets.filter((name) => name !== 'tokens.css')) {
    const css = read(sheet)
    expect(
      [...css.matchAll(/--ds-[\w-]+/g)].map(([name]) => name).filter((name) => !defined.has(name)),
    ).toEqual([])
    expect(css).not.toMatch(/#[0-9a-f]{3,8}\b|rgba?\(|hsla?\(/i)
  }
})
