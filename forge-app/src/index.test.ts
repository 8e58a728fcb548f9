import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, it } from '@jest/globals'
import { parse } from 'yaml'
import * as functions from './index'

it('exports exactly the handlers that the manifest names', () => {
  const manifest = readFileSync(resolve(__dirname, '../../manifest.yml'), 'utf8')
  const { modules } = parse(manifest) as { modules: { function: { handler: string }[] } }

  expect(Object.keys(functions).map((name) => `index.${name}`)).toEqual(
    modules.function.map(({ handler }) => handler),
  )
})
