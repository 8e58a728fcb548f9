import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from '@jest/globals'
import type { AssetsOptions, Bundle } from './bundles'
import { isFresh, noteInputs } from './freshness'

let options: AssetsOptions
let bundle: Bundle

const write = async (file: string, text: string) => {
  const path = join(options.repositoryFolder, file)
  await mkdir(join(path, '..'), { recursive: true })
  await writeFile(path, text)
}

beforeEach(async () => {
  const repositoryFolder = await mkdtemp(join(tmpdir(), 'sandbox-freshness-'))
  options = { repositoryFolder, assetsFolder: repositoryFolder }
  bundle = {
    name: 'panel',
    output: join(repositoryFolder, 'panel.js'),
    options: { entryPoints: ['panel/index.tsx'] },
  }
  const files = ['panel/index.tsx', 'panel.js', 'package-lock.json', 'node_modules/react/index.js']
  const builders = ['bundles', 'every-icon'].map((name) => `sandbox/src/issue-page/assets/${name}.ts`)
  for (const file of [...files, ...builders]) await write(file, 'first')
  await noteInputs(bundle, options, ['panel/index.tsx', 'node_modules/react/index.js', 'every-icon:icons'])
})
afterEach(() => rm(options.repositoryFolder, { recursive: true }))

it('a bundle is fresh while nothing has changed', async () => {
  expect(await isFresh(bundle, options)).toBe(true)
})

it.each(['panel/index.tsx', 'package-lock.json', 'sandbox/src/issue-page/assets/bundles.ts'])(
  'a bundle is stale when %s has changed',
  async (file) => {
    await write(file, 'changed')
    expect(await isFresh(bundle, options)).toBe(false)
  },
)

it('a bundle is stale when its result or one of its sources is gone', async () => {
  await rm(join(options.repositoryFolder, 'panel/index.tsx'))
  expect(await isFresh(bundle, options)).toBe(false)
})

it('a bundle is stale when it starts from somewhere else', async () => {
  const other = { ...bundle, options: { entryPoints: ['other/index.tsx'] } }
  expect(await isFresh(other, options)).toBe(false)
})
