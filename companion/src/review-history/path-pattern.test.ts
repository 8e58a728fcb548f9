import { describe, expect, it } from '@jest/globals'
import { matchesPath } from './path-pattern'

describe('a pattern of CODEOWNERS', () => {
  it.each([
    { pattern: '*', path: 'README.md', matches: true },
    { pattern: '*', path: 'a/b/c.ts', matches: true },
    { pattern: '*.js', path: 'web/cart.js', matches: true },
    { pattern: '*.js', path: 'web/cart.jsx', matches: false },
    { pattern: '/build/logs/', path: 'build/logs/today/one.txt', matches: true },
    { pattern: '/build/logs/', path: 'old/build/logs/one.txt', matches: false },
    { pattern: 'docs/*', path: 'docs/start.md', matches: true },
    { pattern: 'docs/*', path: 'docs/build/trouble.md', matches: false },
    { pattern: '/*', path: 'README.md', matches: true },
    { pattern: '/*', path: 'docs/README.md', matches: false },
    { pattern: 'apps/', path: 'web/apps/cart/main.ts', matches: true },
    { pattern: 'apps/', path: 'web/apps', matches: false },
    { pattern: '/docs/', path: 'docs/a/b.md', matches: true },
    { pattern: '/scripts', path: 'scripts/run.sh', matches: true },
    { pattern: '/scripts', path: 'scripts', matches: true },
    { pattern: '/scripts', path: 'scripts2/run.sh', matches: false },
    { pattern: '**/logs', path: 'deep/down/logs/one.txt', matches: true },
    { pattern: '**/logs', path: 'logs/one.txt', matches: true },
    { pattern: 'a/**/z.ts', path: 'a/z.ts', matches: true },
    { pattern: 'a/**/z.ts', path: 'a/b/c/z.ts', matches: true },
    { pattern: 'a/**/z.ts', path: 'b/a/z.ts', matches: false },
    { pattern: 'docs/**', path: 'docs/a/b.md', matches: true },
    { pattern: 'ca*t*.ts', path: 'cart-test.ts', matches: true },
    { pattern: 'ca*t*.ts', path: 'cabin.ts', matches: false },
    { pattern: 'car?.ts', path: 'cart.ts', matches: true },
    { pattern: 'Docs/', path: 'docs/a.md', matches: false },
  ])('$pattern, $path: $matches', ({ pattern, path, matches }) => {
    expect(matchesPath(pattern, path)).toBe(matches)
  })

  it('is read in time that grows with its length, even when it is made to be slow', () => {
    const startedAt = performance.now()
    matchesPath(`${'**/a*'.repeat(60)}/b`, `${'a/'.repeat(400)}c`)
    matchesPath(`${'*a'.repeat(200)}b`, 'a'.repeat(4000))
    expect(performance.now() - startedAt).toBeLessThan(1000)
  })
})
