import { mkdir, readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { describe } from '@jest/globals'
import { type Browser, chromium, type Page } from 'playwright-core'

const repository = resolve(__dirname, '../..')
const screenshots = join(repository, 'screenshots')

const launchOptions = process.env['THROUGHLINE_TEST_CHROMIUM']

/** Describes tests that need a browser; skipped where none starts, as the test run has said in one line. */
export const describeInBrowser = launchOptions ? describe : describe.skip

/** The browser that the test run has found. */
export const openBrowser = (): Promise<Browser> => {
  const { executablePath, args, env } = JSON.parse(launchOptions ?? '{}')
  return chromium.launch({ executablePath, args, env: { ...process.env, ...env } })
}

interface ViewOptions {
  readonly url: string
  readonly theme?: 'light' | 'dark'
  readonly panelWidth?: '320' | '480' | '760'
  /** An account id of the fake Jira. */
  readonly person?: string
  readonly width?: number
}

/** A page of the sandbox as this person looks at it; an error in the page fails the test that opened it. */
export const openPage = async (browser: Browser, options: ViewOptions) => {
  const { url, theme = 'light', panelWidth, person, width = 1280 } = options
  const context = await browser.newContext({ viewport: { width, height: 1000 }, reducedMotion: 'reduce' })
  const cookies = { theme, width: panelWidth, person }
  for (const [name, value] of Object.entries(cookies)) {
    if (value) await context.addCookies([{ name, value, url }])
  }
  const page = await context.newPage()
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  return { page, errors, close: () => context.close() }
}

/** Kept in an ignored folder, for people to look at. */
export const shoot = async (page: Page, name: string): Promise<void> => {
  await mkdir(screenshots, { recursive: true })
  await page.screenshot({ path: join(screenshots, `${name}.png`), fullPage: true })
}

interface Finding {
  readonly id: string
  readonly impact: string | null
  readonly where: string
}

/** What axe-core finds serious or critical on the page: rule and place. */
export const seriousFindings = async (page: Page): Promise<readonly Finding[]> => {
  await page.evaluate(await readFile(join(repository, 'node_modules/axe-core/axe.min.js'), 'utf8'))
  return page.evaluate(async () => {
    const axe = Reflect.get(window, 'axe') as { run(): Promise<{ violations: AxeViolation[] }> }
    const { violations } = await axe.run()
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, impact, nodes }) => ({ id, impact, where: nodes.map(({ html }) => html).join('\n') }))
  })
}

interface AxeViolation {
  readonly id: string
  readonly impact: string | null
  readonly nodes: readonly { readonly html: string }[]
}
