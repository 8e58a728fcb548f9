import { describe, expect, it } from '@jest/globals'
import { ownersOf, readCodeOwners } from './code-owners'

const owners = (path: string, ...lines: readonly string[]) => ownersOf(readCodeOwners(lines.join('\n')), path)

describe('CODEOWNERS', () => {
  it('gives a path to the last line that is about it', () => {
    const lines = ['*       @dana @acme/web', '*.js    @mina # the web', '/apps/  mina@example.com']
    expect(owners('README.md', ...lines)).toEqual(['dana', 'acme/web'])
    expect(owners('web/cart.js', ...lines)).toEqual(['mina'])
    expect(owners('apps/cart.js', ...lines)).toEqual(['mina@example.com'])
  })

  it('takes a path from all owners where the last line names none', () => {
    expect(owners('apps/github/x', '/apps/ @dana', '/apps/github')).toEqual([])
  })

  it('gives nobody a path that no line is about', () => {
    expect(owners('web/cart.js', 'docs/ @dana')).toEqual([])
  })

  it.each([
    { name: 'comments and empty lines', lines: ['# * @mina', '', '  ', '* @dana'] },
    { name: 'a line of Windows', lines: ['* @dana\r'] },
    { name: 'a negation, which no host reads', lines: ['* @dana', '!web/ @mina'] },
    { name: 'a word that is no owner', lines: ['* dana @dana'] },
  ])('leaves out $name', ({ lines }) => {
    expect(owners('web/cart.js', ...lines)).toEqual(['dana'])
  })

  it('lets an escaped blank be part of a path', () => {
    expect(owners('my notes/a.md', 'my\\ notes/ @dana')).toEqual(['dana'])
  })

  it('lets each section of GitLab have a last word, with its owners for lines without', () => {
    const lines = ['* @dana', '[Web][2] @mina', 'web/', 'web/old/ @lee', '^[Docs]', '*.md @kim']
    expect(owners('web/cart.js', ...lines)).toEqual(['dana', 'mina'])
    expect(owners('web/old/a.md', ...lines)).toEqual(['dana', 'lee', 'kim'])
  })
})
