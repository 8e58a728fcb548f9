import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from '@jest/globals'
import { withSettings } from '../../scripts/settings-table'

test('docs/operating.md has every setting of config.ts: else run npm run docs', () => {
  const page = readFileSync(resolve(__dirname, '../../docs/operating.md'), 'utf8')
  expect(page).toBe(withSettings(page))
})
