import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Browser } from 'playwright-core'
import { startOidcProvider } from '../../companion/test/oidc-provider'
import { describeInBrowser, openBrowser, openPage, seriousFindings, shoot } from './browser'
import { findFreePorts, findFreeWebPort, makeDataFolder, runCompanion, type SandboxRun } from './run-sandbox'

describeInBrowser('single sign-on in a browser', () => {
  let browser: Browser
  let data: Awaited<ReturnType<typeof makeDataFolder>>
  let companion: SandboxRun
  let provider: Awaited<ReturnType<typeof startOidcProvider>>

  beforeAll(async () => {
    const firstPort = await findFreePorts()
    const callback = `http://127.0.0.1:${firstPort}/single-sign-on/callback`
    provider = await startOidcProvider(callback, await findFreeWebPort())
    data = await makeDataFolder()
    companion = await runCompanion({
      dataFolder: data.folder,
      firstPort,
      environment: {
        THROUGHLINE_OIDC_ISSUER: provider.issuer,
        THROUGHLINE_OIDC_CLIENT_ID: 'throughline',
        THROUGHLINE_OIDC_CLIENT_SECRET: 'a secret of the test',
        THROUGHLINE_OIDC_NAME: 'Acme',
        THROUGHLINE_OIDC_ROLES: 'throughline-admins=admin',
        // The provider of the test has another name than the companion: two sites, as in life.
        THROUGHLINE_ALLOW_CIDRS: '127.0.0.0/8,::1/128',
        THROUGHLINE_ALLOW_HOSTS: 'localhost',
        THROUGHLINE_ALLOW_HTTP: 'yes',
      },
    })
    browser = await openBrowser()
  }, 120_000)

  afterAll(async () => {
    await browser?.close()
    await companion?.stop()
    await provider?.stop()
    await data?.remove()
  }, 30_000)

  test.each(['light', 'dark'] as const)('leads by a button to the provider and back, %s', async (theme) => {
    const { page, errors, close } = await openPage(browser, { url: companion.url, theme })
    await page.goto(`${companion.url}/sign-in`)
    await page.getByRole('link', { name: 'Continue with Acme' }).waitFor()
    expect(await seriousFindings(page)).toEqual([])
    await shoot(page, `single-sign-on-${theme}`)
    await page.getByRole('link', { name: 'Continue with Acme' }).click()
    await page.getByRole('link', { name: 'Dana Ortiz' }).click()
    // By itself from the page in between: a session is no other site's to begin.
    await page.getByRole('heading', { name: 'Three steps to the first linked pull request' }).waitFor()
    expect(page.url()).toBe(`${companion.url}/`)
    expect(await page.getByText('Dana Ortiz').count()).toBeGreaterThan(0)
    expect(errors).toEqual([])
    await close()
  })

  test('says so to somebody who cancelled, and leads back', async () => {
    const { page, close } = await openPage(browser, { url: companion.url })
    await page.goto(`${companion.url}/sign-in`)
    await page.getByRole('link', { name: 'Continue with Acme' }).click()
    await page.getByRole('link', { name: 'Cancel' }).click()
    await page.getByRole('heading', { name: 'The sign-in was cancelled' }).waitFor()
    await shoot(page, 'single-sign-on-cancelled')
    await page.getByRole('link', { name: 'Sign in again' }).click()
    await page.getByRole('heading', { name: 'Sign in to Throughline' }).waitFor()
    await close()
  })
})
