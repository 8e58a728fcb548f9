import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Page } from 'playwright-core'
import { describeInBrowser, seriousFindings, shoot } from './browser'
import { beginDashboardVisit, type DashboardVisit, signIn } from './dashboard-visit'

describeInBrowser('connecting Jira by OAuth, in a browser', () => {
  let visit: DashboardVisit
  let page: Page
  const open = (path: string) => page.goto(`${visit.url}/${path}`)
  const leave = async (name = 'Connect with OAuth') => {
    await page.getByRole('button', { name }).click()
    await page.waitForURL(/\/authorize\?/)
  }

  beforeAll(async () => {
    visit = await beginDashboardVisit()
    page = visit.page
    await signIn(page, visit.sandbox)
  }, 120_000)

  afterAll(() => visit?.end(), 30_000)

  test('says what Atlassian will ask, and leads there', async () => {
    await open('settings/integrations/jira/connect?tab=oauth')
    await page.getByText('Atlassian will ask you to allow').waitFor()
    await shoot(page, 'oauth-tab')
    expect(await seriousFindings(page)).toEqual([])
    await leave()
    await page.getByText('Manage Jira webhooks').waitFor()
    await shoot(page, 'oauth-consent')
    expect(await seriousFindings(page)).toEqual([])
  }, 60_000)

  test('that was cancelled there changes nothing', async () => {
    await page.getByRole('button', { name: 'Cancel' }).click()
    await page.getByText('The sign-in at Atlassian was cancelled').waitFor()
    await shoot(page, 'oauth-cancelled')
    expect(await seriousFindings(page)).toEqual([])
  }, 60_000)

  test('with an account without a site says so', async () => {
    await leave()
    for (const site of await page.getByRole('checkbox').all()) await site.uncheck()
    await page.getByRole('button', { name: 'Accept' }).click()
    await page.getByText('This Atlassian account has no Jira site').waitFor()
  }, 60_000)

  test('of several sites asks which one, and ends at Configure', async () => {
    await leave()
    for (const site of await page.getByRole('checkbox').all()) await site.check()
    await page.getByRole('button', { name: 'Accept' }).click()
    await page.getByRole('heading', { name: 'Which site?' }).waitFor()
    await shoot(page, 'oauth-sites')
    expect(await seriousFindings(page)).toEqual([])
    await page.getByRole('button', { name: 'Connect sandbox', exact: true }).click()
    await page.waitForURL(/connected=jira/, { timeout: 20_000 })
    await page.getByText('Jira is connected').first().waitFor()
    await page.getByRole('link', { name: 'Configure Jira' }).waitFor()
    await shoot(page, 'oauth-connected')
    expect(await seriousFindings(page)).toEqual([])
  }, 60_000)

  test('works without JavaScript as well', async () => {
    const plain = await visit.withoutScripts()
    await plain.page.goto(`${visit.url}/settings/integrations/jira/access`)
    await plain.page.getByRole('button', { name: 'Connect again' }).click()
    await plain.page.waitForURL(/\/authorize\?/)
    await plain.page.getByRole('button', { name: 'Accept' }).click()
    await plain.page.waitForURL(/connected=jira/, { timeout: 20_000 })
    await plain.close()
  }, 60_000)

  test('that somebody took back is said on every page, and connected again', async () => {
    await page.goto(`${visit.sandbox.url}/sandbox/account`)
    await shoot(page, 'oauth-account')
    await page.getByRole('button', { name: 'Remove access' }).click()
    await page.getByText('The access is removed.').waitFor()
    // A token that was given less than two seconds ago is not renewed because it is refused.
    await page.waitForTimeout(2_000)
    await open('settings/integrations/jira')
    await page.getByRole('button', { name: 'Check again' }).click()
    await page.getByText('Access was taken back or not renewed for a year.').first().waitFor()
    await open('repositories')
    await page.getByText(/Atlassian ended the access to 127\.0\.0\.1/).waitFor()
    await page.getByRole('link', { name: 'Connect again' }).click()
    await page.getByRole('heading', { name: 'The access has ended' }).waitFor()
    await shoot(page, 'oauth-ended')
    expect(await seriousFindings(page)).toEqual([])

    await leave('Connect again')
    await page.getByRole('button', { name: 'Accept' }).click()
    await page.waitForURL(/connected=jira/, { timeout: 20_000 })
    await open('settings/integrations/jira/access')
    await page.getByText(/in 365 days/).waitFor()
    await shoot(page, 'oauth-again')
    expect(visit.errors).toEqual([])
  }, 60_000)
})
