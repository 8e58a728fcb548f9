import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { RuleId } from '@throughline/shared/rules'
import { features } from './index'

const folders = readdirSync(join(__dirname), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)

test('every folder is a feature in the table of contents, and every feature has its folder', () => {
  expect(features.map(({ rule }) => rule).sort()).toEqual(folders.sort())
})

test('features run in the order of the rules', () => {
  const order = features.map(({ rule }) => RuleId.options.indexOf(rule))
  expect(order).toEqual([...order].sort((a, b) => a - b))
})
