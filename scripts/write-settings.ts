import { readFile, writeFile } from 'node:fs/promises'
import { withSettings } from './settings-table'

// `npm run docs`: writes the settings of companion/src/config.ts into docs/operating.md.
const page = 'docs/operating.md'
await writeFile(page, withSettings(await readFile(page, 'utf8')))
process.stdout.write(`${page} has the settings of config.ts.\n`)
