// npm run sbom: writes the bill of materials to dist/sbom.json.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkout } from './check-machine.mjs'
import { sbomOf } from './supply-chain/sbom.mjs'

const sbom = sbomOf(JSON.parse(readFileSync(join(checkout, 'package-lock.json'), 'utf8')))
mkdirSync(join(checkout, 'dist'), { recursive: true })
writeFileSync(join(checkout, 'dist', 'sbom.json'), `${JSON.stringify(sbom, null, 2)}\n`)
console.log(`dist/sbom.json: ${sbom.components.length} components.`)
