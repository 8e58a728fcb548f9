import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { describeInBrowser, openBrowser, seriousFindings, shoot } from './browser'
import { makeDataFolder, runSandbox, type SandboxRun } from './run-sandbox'

type Values = Readonly<Record<string, string>>

describeInBrowser('the dashboard in a browser', () => {
  let browser: Browser
  let data: Awaited<ReturnType<typeof makeDataFolder>>
  let sandbox: SandboxRun
  let context: BrowserContext
  let page: Page
  let dashboardUrl: string
  let values: readonly Values[] = []
  let faulty: Values = {}
  const errors: string[] = []

  beforeAll(async () => {
    data = await makeDataFolder()
    sandbox = await runSandbox({ dataFolder: data.folder })
    dashboardUrl = `http://127.0.0.1:${sandbox.firstPort + 3}`
    browser = await openBrowser()
    context = await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' })
    page = await context.newPage()
    page.on('pageerror', (error) => errors.push(error.message))
  }, 120_000)

  afterAll(async () => {
    await browser?.close()
    await sandbox?.stop()
    await data.remove()
  }, 30_000)

  const integrations = () => `${dashboardUrl}/settings/integrations`
  const form = () => `${integrations()}/jira/connect?tab=pat`

  test('is entered from the sandbox’s front page', async () => {
    await page.goto(`${sandbox.url}/sandbox/dashboard`)
    values = await valuesOn(page)
    await page.goto(sandbox.url)
    await page.getByRole('button', { name: 'Open the dashboard' }).click()
    await page.getByRole('heading', { name: 'Sign in to Throughline' }).waitFor()
    await shoot(page, 'dashboard-sign-in')
    expect(await seriousFindings(page)).toEqual([])
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByRole('heading', { name: 'Integrations' }).waitFor()
    await shoot(page, 'dashboard-integrations-empty')
    expect(await seriousFindings(page)).toEqual([])

    await page.goto(`${sandbox.url}/sandbox/faults`)
    const lists = await valuesOn(page)
    faulty = lists[0] ?? {}
  }, 90_000)

  test.each([
    ['A port where nobody listens', /refused the connection$/],
    ['A site that has moved', /sends us on to /],
    ['A web server that is not Jira', /answered, but not as Jira$/],
    ['A Jira 8.20', /^This is Jira 8\.20/],
    ['A Jira in maintenance', /^Jira is in maintenance$/],
    ['A certificate of an unknown issuer', /^The certificate of .+ is not trusted$/],
    ['A certificate that has ended', /^The certificate of .+ is not trusted$/],
    ['A certificate for another name', /^The certificate of .+ is not trusted$/],
    ['A cloud provider’s metadata', /^This address can't be used$/],
    ['A private address', /^Throughline does not call /],
  ])(
    'says what is wrong with an address: %s',
    async (place, title) => {
      await page.goto(form())
      await fill(page, { ...values[0], 'Jira instance URL': faulty[place] ?? '' })
      await page.getByRole('button', { name: 'Save' }).click()
      const alert = page.getByRole('alert')
      await alert.getByText(title).waitFor({ timeout: 15_000 })
      expect(await alert.textContent()).toContain('Nothing was saved.')
      expect(await alert.evaluate((shown) => shown === document.activeElement)).toBe(true)
    },
    30_000,
  )

  test('says that a token is refused, and keeps what was typed', async () => {
    await page.goto(form())
    await fill(page, { ...values[0], 'Personal Access Token': 'ATATT3xFfNobodyKnowsThisOne' })
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('alert').getByText('Jira did not accept this token').waitFor()
    expect(await page.getByLabel('Jira user email').inputValue()).toBe('olu@acme.example')
    await shoot(page, 'dashboard-token-refused')
    expect(await seriousFindings(page)).toEqual([])
  }, 30_000)

  test('connects Jira by API token, by keyboard alone, and reminds of its end in ten days', async () => {
    const soon = values.at(-1) ?? {}
    await page.goto(integrations())
    await page.getByRole('link', { name: 'Connect Jira' }).focus()
    await page.keyboard.press('Enter')
    await page.locator('#url:focus').waitFor()
    await page.keyboard.type(soon['Jira instance URL'] ?? '')
    await page.keyboard.press('Tab')
    await page.keyboard.type(soon['Jira user email'] ?? '')
    await page.getByLabel('Token expiration date').fill(soon['Token expiration date'] ?? '')
    await page.locator('#token').focus()
    await page.keyboard.type(soon['Personal Access Token'] ?? '')
    await page.keyboard.press('Enter')
    await page.waitForURL(/connected=jira/, { timeout: 20_000 })
    await page.getByRole('link', { name: 'Configure Jira' }).and(page.locator(':focus')).waitFor()
    await page.getByText(/^Expires in (9|10) days$/).waitFor()
    await page.keyboard.press('Enter')
    await page
      .getByText(/^The Jira token expires in (9|10) days, on /)
      .first()
      .waitFor()
  }, 60_000)

  test.each([
    ['light', 1280],
    ['dark', 768],
    ['light', 320],
    ['dark', 320],
  ] as const)(
    'has nothing serious for axe and no sideways scrolling, in %s at %d',
    async (theme, width) => {
      await page.setViewportSize({ width, height: 900 })
      const paths = ['settings/integrations', 'settings/integrations/jira', 'repositories', 'deliveries']
      for (const path of [...paths, 'audit-log']) {
        await page.goto(`${dashboardUrl}/${path}`)
        await page.evaluate((mode) => document.documentElement.setAttribute('data-color-mode', mode), theme)
        await shoot(page, `dashboard-${path.replaceAll('/', '-')}-${theme}-${width}`)
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
        expect([path, await seriousFindings(page), overflow <= 0]).toEqual([path, [], true])
      }
      await page.setViewportSize({ width: 1280, height: 900 })
    },
    60_000,
  )

  test('checks again, and disconnects only by name', async () => {
    await page.goto(`${integrations()}/jira`)
    await page.getByRole('button', { name: 'Check again' }).click()
    await page.getByText('All permissions found').waitFor({ timeout: 15_000 })
    await page.getByRole('button', { name: 'Disconnect' }).click()
    expect(page.url()).toMatch(/\/settings\/integrations\/jira/)
    await page.goto(`${integrations()}/jira`)
    await page.getByLabel(/^Type .+ to confirm/).fill(new URL(sandbox.url).host)
    await page.getByRole('button', { name: 'Disconnect' }).click()
    await page.getByText('Jira is disconnected').first().waitFor()
  }, 60_000)

  test('connects a Data Center by Personal Access Token, without JavaScript', async () => {
    const { cookies } = await context.storageState()
    const plain = await browser.newContext({ javaScriptEnabled: false })
    await plain.addCookies(cookies)
    const still = await plain.newPage()
    await still.goto(form())
    await fill(still, values[1] ?? {})
    await still.getByRole('button', { name: 'Save' }).click()
    await still.waitForURL(/connected=jira/, { timeout: 20_000 })
    await still
      .getByText(/Jira Data Center 10\.3/)
      .first()
      .waitFor()
    await plain.close()
  }, 60_000)

  test('has met no error in its pages', () => {
    expect(errors).toEqual([])
  })
})

/** Each list of values on a page of the sandbox, by label. */
const valuesOn = (page: Page): Promise<readonly Values[]> =>
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

const fieldOf: Values = {
  'Jira instance URL': '#url',
  'Jira user email': '#email',
  'Token expiration date': '#expiresOn',
  'Personal Access Token': '#token',
}

/** The address first: a change of it takes a typed token away. */
const fill = async (page: Page, given: Values) => {
  for (const [label, field] of Object.entries(fieldOf)) await page.locator(field).fill(given[label] ?? '')
}
