import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, expect, test } from '@jest/globals'

const repository = resolve(__dirname, '..')
const folder = mkdtempSync(join(tmpdir(), 'laws-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** Each way in which a file can reach another one. */
const ways = {
  import: (from) => `import type { Broken } from '${from}'\nexport const one: Broken = { is: true }`,
  'import-later': (from) => `export const later = () => import('${from}')`,
  'import-in-a-type': (from) => `export type Same = import('${from}').Broken`,
  'export-all': (from) => `export * from '${from}'`,
  'export-some': (from) => `export { broken } from '${from}'`,
  'export-type': (from) => `export type { Broken } from '${from}'`,
  'export-some-type': (from) => `export { type Broken } from '${from}'`,
  'export-all-types': (from) => `export type * from '${from}'`,
}
const places = { file: '../../companion/src/broken', package: '@throughline/companion/broken' }

test('no way of importing or exporting again slips past the import laws', async () => {
  for (const path of ['shared/src', 'companion/src', 'node_modules/@throughline'])
    mkdirSync(join(folder, path), { recursive: true })
  symlinkSync('../../companion', join(folder, 'node_modules/@throughline/companion'))
  writeFileSync(
    join(folder, 'companion/package.json'),
    JSON.stringify({ name: '@throughline/companion', exports: { './*': './src/*.ts' } }),
  )
  writeFileSync(join(folder, 'tsconfig.json'), '{}')
  writeFileSync(
    join(folder, 'companion/src/broken.ts'),
    'export interface Broken { is: true }\nexport const broken = 1\n',
  )
  const files = Object.entries(ways).flatMap(([way, lineOf]) =>
    Object.entries(places).map(([place, from]) => {
      const file = `shared/src/${way}-from-a-${place}.ts`
      writeFileSync(join(folder, file), lineOf(from))
      return file
    }),
  )

  expect(await lawBreakers()).toEqual(files.sort())
}, 60_000)

/** The files in which `npm run laws` would find something. */
const lawBreakers = () =>
  new Promise((done) => {
    const command = join(repository, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs')
    const laws = join(repository, '.dependency-cruiser.cjs')
    const args = [command, '--config', laws, '--output-type', 'json', 'shared']
    execFile(process.execPath, args, { cwd: folder, maxBuffer: 2 ** 26 }, (_, report) => {
      const { violations } = JSON.parse(report).summary
      done([...new Set(violations.map(({ from }) => from))].sort())
    })
  })
