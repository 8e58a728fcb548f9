import type { Browser, Page } from 'playwright-core'
import { openBrowser } from './browser'
import { makeDataFolder, runSandbox, type SandboxRun } from './run-sandbox'

/** Of a form, by label. */
export type Values = Readonly<Record<string, string>>

export type DashboardVisit = Awaited<ReturnType<typeof beginDashboardVisit>>

/** A fresh sandbox, and a browser that looks at its dashboard; nobody is signed in yet. */
export const beginDashboardVisit = async () => {
  const data = await makeDataFolder()
  const sandbox = await runSandbox({ dataFolder: data.folder })
  const browser = await openBrowser()
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  return {
    sandbox,
    page,
    /** What went wrong in the page's own scripts. */
    errors,
    url: `http://127.0.0.1:${sandbox.firstPort + 3}`,
    openTab: () => context.newPage(),
    /** The same person in a browser that runs no scripts. */
    withoutScripts: () => copyWithoutScripts(browser, page),
    async end() {
      await browser.close()
      await sandbox.stop()
      await data.remove()
    },
  }
}

const copyWithoutScripts = async (browser: Browser, page: Page) => {
  const { cookies } = await page.context().storageState()
  const plain = await browser.newContext({ javaScriptEnabled: false })
  await plain.addCookies(cookies)
  return { page: await plain.newPage(), close: () => plain.close() }
}

/** What the sandbox offers to connect with: Cloud, Data Center, the git host, and a token that ends in ten days. */
export const readValues = async (page: Page, sandbox: SandboxRun) => {
  await page.goto(`${sandbox.url}/sandbox/dashboard`)
  const [cloud = {}, dataCenter = {}, gitHost = {}, soonOver = {}] = await valuesOn(page)
  return { cloud, dataCenter, gitHost, soonOver }
}

/** Each list of values on a page of the sandbox. */
export const valuesOn = (page: Page): Promise<readonly Values[]> =>
  page
    .locator('dl.values')
    .evaluateAll((lists) =>
      lists.map((list) =>
        Object.fromEntries(
          [...list.querySelectorAll('div')].map((line) => [
            line.querySelector('dt')?.textContent ?? '',
            line.querySelector('code')?.textContent ?? '',
          ]),
        ),
      ),
    )

/** The address first: a change of it takes a typed token away. */
const fields: readonly (readonly [selector: string, ...labels: string[]])[] = [
  ['#url', 'Jira instance URL', 'Address'],
  ['#email', 'Jira user email'],
  ['#expiresOn', 'Token expiration date'],
  ['#token', 'Personal Access Token', 'Token'],
]

/** Types the values into the form that is open, and sends it; a field that is not listed is left empty. */
export const save = async (page: Page, given: Values): Promise<void> => {
  for (const [selector, ...labels] of fields) {
    const field = page.locator(selector)
    const value = labels.map((label) => given[label]).find((one) => one !== undefined) ?? ''
    if ((await field.count()) > 0) await field.fill(value)
  }
  await page.getByRole('button', { name: 'Save', exact: true }).click()
}

/** From the sandbox's front page into its dashboard. */
export const signIn = async (page: Page, sandbox: SandboxRun): Promise<void> => {
  await page.goto(sandbox.url)
  await page.getByRole('button', { name: 'Open the dashboard' }).click()
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('heading', { level: 1 }).waitFor()
}

/** Connects Jira and the git host, and lets acme/storefront reach SHOP. Ends on the list of repositories. */
export const connectBothSides = async (visit: DashboardVisit): Promise<void> => {
  const { page, sandbox, url } = visit
  const { cloud, gitHost } = await readValues(page, sandbox)
  await signIn(page, sandbox)
  await page.goto(`${url}/settings/integrations/jira/connect?tab=pat`)
  await save(page, cloud)
  await page.waitForURL(/connected=jira/, { timeout: 20_000 })
  await page.getByRole('link', { name: 'Connect GitHub' }).click()
  await save(page, gitHost)
  await page.waitForURL(/connected=github/, { timeout: 20_000 })
  await page.getByRole('link', { name: 'Choose repositories' }).click()
  await page.getByLabel('acme/storefront').check()
  await page.getByRole('button', { name: 'Save choice' }).click()
  await page.getByText('1 repository is chosen').first().waitFor()
  await page.getByRole('link', { name: 'Map projects' }).click()
  await page.getByRole('link', { name: 'Map projects of acme/storefront' }).click()
  await page.getByLabel(/SHOP/).check()
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('The projects of acme/storefront are saved.').waitFor()
}
