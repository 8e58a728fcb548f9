import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { bundleForNode } from './bundle.mjs'
import { checkout } from './check-machine.mjs'

/**
 * Jest's global set-up of the browser tests: looks once for a browser that really starts, and leaves how to start it in
 * THROUGHLINE_TEST_CHROMIUM. Where there is none those tests alone are skipped, and one line says how to get one.
 */
export default async function setUp() {
  const outfile = join(checkout, '.throughline', 'build', 'chromium.mjs')
  await bundleForNode({ entry: join(checkout, 'sandbox', 'src', 'chromium.ts'), outfile })
  const { findChromium } = await import(pathToFileURL(outfile).href)
  const found = await findChromium()
  if (found) process.env.THROUGHLINE_TEST_CHROMIUM = JSON.stringify(found)
  else
    console.error(
      '\nBrowser tests are skipped: no browser starts here. Install chromium, or set CHROME_PATH to one.',
    )
}
