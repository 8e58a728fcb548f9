import { expect, it } from '@jest/globals'
import { environmentKindOf } from './environment-kind'

it.each([
  ['Dev', 'development'],
  ['qa:eu-west', 'testing'],
  ['UAT 2', 'testing'],
  ['préprod', 'staging'],
  ['prod_blue', 'production'],
  ['live', 'production'],
  ['dev-production', 'development'],
  ['internet', 'unmapped'],
  ['produce', 'unmapped'],
  ['', 'unmapped'],
])('%s is %s', (name, kind) => {
  expect(environmentKindOf(name)).toBe(kind)
})
