import { expect, it } from '@jest/globals'
import { dependencyProblems } from './direct-dependencies.mjs'
import { installScriptProblems } from './install-scripts.mjs'
import { licenceProblems } from './licences.mjs'
import { lockfileProblems } from './lockfile.mjs'

const integrity = `sha512-${'A'.repeat(86)}==`
const tool = {
  version: '1.0.0',
  integrity,
  license: 'MIT',
  optionalDependencies: { 'tool-linux-x64': '1.0.0' },
}
const otherPlatform = { version: '1.0.0', cpu: ['x64'], optional: true, os: ['linux'] }
const lock = {
  lockfileVersion: 3,
  packages: {
    '': { name: 'ours' },
    'node_modules/shared': { resolved: 'shared', link: true },
    'node_modules/tool': tool,
    'node_modules/tool-linux-x64': otherPlatform,
    shared: { version: '0.1.0' },
  },
}
const withEntry = (path, entry) => ({ ...lock, packages: { ...lock.packages, [path]: entry } })

it('finds nothing wrong with a lock that is complete', () => {
  expect(lockfileProblems(lock)).toEqual([])
})

it.each([
  ['a package without integrity', { version: '1.0.0' }, 'has no SHA-512 integrity'],
  ['a weaker integrity', { integrity: `sha1-${'A'.repeat(27)}=` }, 'has no SHA-512 integrity'],
  ['an optional package that nothing asks for', otherPlatform, 'has no SHA-512 integrity'],
  [
    'an address',
    { integrity, resolved: 'https://x.example/y.tgz' },
    'names the address https://x.example/y.tgz',
  ],
  [
    'an address to ask',
    { integrity, dependencies: { z: 'git+ssh://x.example/z' } },
    'names the address git+ssh://x.example/z',
  ],
])('finds %s in a lock', (_, entry, problem) => {
  expect(lockfileProblems(withEntry('node_modules/odd-linux-x64', entry))).toEqual([
    `package-lock.json: node_modules/odd-linux-x64 ${problem}`,
  ])
})

it('lets authors name their pages', () => {
  const entry = { integrity, funding: { url: 'https://x.example' }, deprecated: 'See https://x.example' }
  expect(lockfileProblems(withEntry('node_modules/odd', entry))).toEqual([])
})

it.each([
  ['is not answered', {}, 'package.json: allowScripts does not say whether tool may run its script'],
  [
    'is answered for a package that is gone',
    { tool: false, gone: true },
    'package.json: allowScripts names gone, which is not here or has no script',
  ],
])('finds an install script that %s', (_, allowScripts, problem) => {
  const scripted = withEntry('node_modules/tool', { ...tool, hasInstallScript: true })
  expect(installScriptProblems(scripted, allowScripts)).toEqual([problem])
})

it.each([
  ['MIT', true],
  ['(MIT OR GPL-3.0-only)', true],
  ['MIT AND ISC', true],
  ['GPL-3.0-only', false],
  ['MIT AND GPL-3.0-only', false],
  ['MIT OR (GPL-3.0-only AND ISC)', false],
  ['SEE LICENSE IN LICENSE', false],
  [undefined, false],
])('the licence %s is agreed to: %s', (license, isAllowed) => {
  const shipped = { packages: { 'node_modules/odd': { integrity, license } } }
  expect(licenceProblems(shipped, {}).length === 0).toBe(isAllowed)
})

it('agrees to another licence for a package by its name, while that is its licence and it is here', () => {
  const agreed = { odd: { licence: 'WTFPL', reason: 'Do what you want.' } }
  const holding = (license) => ({ packages: { 'node_modules/odd': { license } } })
  expect(licenceProblems(holding('WTFPL'), agreed)).toEqual([])
  expect(licenceProblems(holding('GPL-3.0-only'), agreed)).toHaveLength(1)
  expect(licenceProblems({ packages: {} }, agreed)).toHaveLength(1)
})

it('leaves the licences of development tools to their users', () => {
  expect(
    licenceProblems({ packages: { 'node_modules/odd': { dev: true, license: 'GPL-3.0' } } }, {}),
  ).toEqual([])
})

const page = '| package | why |\n|---|---|\n| `tool` | cuts |\n'

it.each([
  ['nothing', { tool: '1.0.0' }, page, []],
  ['nothing with our own packages', { tool: '1.0.0', ours: '*' }, page, []],
  ['a range', { tool: '^1.0.0' }, page, ['package.json: tool has no exact version: ^1.0.0']],
  [
    'an alias of a range',
    { tool: 'npm:saw@1' },
    page,
    ['package.json: tool has no exact version: npm:saw@1'],
  ],
  [
    'a package without a line',
    { tool: '1.0.0', saw: '1.0.0' },
    page,
    ['docs/dependencies.md: saw has no line'],
  ],
  ['a line without a reason', { tool: '1.0.0' }, '| `tool` | |', ['docs/dependencies.md: tool has no line']],
  ['a line without a package', {}, page, ['docs/dependencies.md: tool is not a dependency']],
  ['two lines', { tool: '1.0.0' }, page + page, ['docs/dependencies.md: tool has two lines']],
])('finds %s among the packages that we name', (_, dependencies, text, problems) => {
  expect(dependencyProblems({ 'package.json': { name: 'ours', dependencies } }, text)).toEqual(problems)
})

it('finds two versions of one package', () => {
  const manifests = {
    'a/package.json': { dependencies: { tool: '1.0.0' } },
    'b/package.json': { devDependencies: { tool: 'npm:tool@1.0.1' } },
  }
  expect(dependencyProblems(manifests, page)).toEqual(['tool has several versions: 1.0.0, npm:tool@1.0.1'])
})
