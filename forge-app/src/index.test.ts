import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, it } from '@jest/globals'
import { parse } from 'yaml'
import * as passedOn from '../../src/index'
import * as functions from './index'

const manifest = parse(readFileSync(resolve(__dirname, '../../manifest.yml'), 'utf8')) as {
  readonly modules: { readonly function: readonly { readonly handler: string }[] }
}

it('exports exactly the handlers that the manifest names, and all of them are passed on', () => {
  const handlers = Object.keys(functions).map((name) => `index.${name}`)
  expect(handlers).toEqual(manifest.modules.function.map(({ handler }) => handler))
  expect(Object.keys(passedOn)).toEqual(Object.keys(functions))
})
