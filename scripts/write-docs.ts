import { readFile, writeFile } from 'node:fs/promises'
import { withSettings } from './settings-table'
import { withSummaries } from './summary-examples'

// `npm run docs`: writes the settings of companion/src/config.ts and examples of merge summaries into their pages.
const pages: readonly (readonly [page: string, filled: (text: string) => string])[] = [
  ['docs/operating.md', withSettings],
  ['docs/merge-summaries.md', withSummaries],
]
for (const [page, filled] of pages) {
  await writeFile(page, filled(await readFile(page, 'utf8')))
  process.stdout.write(`${page} is as the product is.\n`)
}
