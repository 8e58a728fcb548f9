import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Page } from 'playwright-core'
import { describeInBrowser, seriousFindings, shoot } from './browser'
import {
  beginDashboardVisit,
  type DashboardVisit,
  readValues,
  save,
  type Values,
  valuesOn,
} from './dashboard-visit'

describeInBrowser('the dashboard in a browser', () => {
  let visit: DashboardVisit
  let page: Page
  let values: Awaited<ReturnType<typeof readValues>>
  let faulty: Values = {}

  beforeAll(async () => {
    visit = await beginDashboardVisit()
    page = visit.page
    values = await readValues(page, visit.sandbox)
  }, 120_000)

  afterAll(() => visit?.end(), 30_000)

  const integrations = () => `${visit.url}/settings/integrations`
  const form = () => `${integrations()}/jira/connect?tab=pat`

  test('is entered from the sandbox’s front page', async () => {
    await page.goto(visit.sandbox.url)
    await page.getByRole('button', { name: 'Open the dashboard' }).click()
    await page.getByRole('heading', { name: 'Sign in to Throughline' }).waitFor()
    await shoot(page, 'dashboard-sign-in')
    expect(await seriousFindings(page)).toEqual([])
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByRole('heading', { name: 'Three steps to the first linked pull request' }).waitFor()
    await shoot(page, 'dashboard-first-run')
    expect(await seriousFindings(page)).toEqual([])
    await page.goto(integrations())
    await page.getByRole('heading', { name: 'Integrations' }).waitFor()
    await shoot(page, 'dashboard-integrations-empty')
    expect(await seriousFindings(page)).toEqual([])

    await page.goto(`${visit.sandbox.url}/sandbox/faults`)
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
      await save(page, { ...values.cloud, 'Jira instance URL': faulty[place] ?? '' })
      const alert = page.getByRole('alert')
      await alert.getByText(title).waitFor({ timeout: 15_000 })
      expect(await alert.textContent()).toContain('Nothing was saved.')
      expect(await alert.evaluate((shown) => shown === document.activeElement)).toBe(true)
    },
    30_000,
  )

  test('says that a token is refused, and keeps what was typed', async () => {
    await page.goto(form())
    await save(page, { ...values.cloud, 'Personal Access Token': 'ATATT3xFfNobodyKnowsThisOne' })
    await page.getByRole('alert').getByText('Jira did not accept this token').waitFor()
    expect(await page.getByLabel('Jira user email').inputValue()).toBe('olu@acme.example')
    await shoot(page, 'dashboard-token-refused')
    expect(await seriousFindings(page)).toEqual([])
  }, 30_000)

  test('connects Jira by API token, by keyboard alone, and reminds of its end in ten days', async () => {
    const soon = values.soonOver
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

  test('checks again, and disconnects only by name', async () => {
    await page.goto(`${integrations()}/jira`)
    await page.getByRole('button', { name: 'Check again' }).click()
    await page.getByText('All permissions found').waitFor({ timeout: 15_000 })
    await page.getByRole('button', { name: 'Disconnect' }).click()
    expect(page.url()).toMatch(/\/settings\/integrations\/jira/)
    await page.goto(`${integrations()}/jira`)
    await page.getByLabel(/^Type .+ to confirm/).fill(new URL(visit.sandbox.url).host)
    await page.getByRole('button', { name: 'Disconnect' }).click()
    await page.getByText('Jira is disconnected').first().waitFor()
  }, 60_000)

  test('connects a Data Center by Personal Access Token, without JavaScript', async () => {
    const plain = await visit.withoutScripts()
    const still = plain.page
    await still.goto(form())
    await save(still, values.dataCenter)
    await still.waitForURL(/connected=jira/, { timeout: 20_000 })
    await still
      .getByText(/Jira Data Center 10\.3/)
      .first()
      .waitFor()
    await plain.close()
  }, 60_000)

  test('has met no error in its pages', () => {
    expect(visit.errors).toEqual([])
  })
})
