import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Browser } from 'playwright-core'
import { describeInBrowser, openBrowser, openPage, seriousFindings, shoot } from './browser'
import { bundledPanel, hasForgeBundles } from './forge-bundles'
import { playMerge, playUntilApproved } from './play-story'
import { makeDataFolder, runSandbox, type SandboxRun } from './run-sandbox'

const describeBundled = hasForgeBundles() ? describeInBrowser : describe.skip

describeBundled('the Forge app as Atlassian bundles it', () => {
  let browser: Browser
  let data: Awaited<ReturnType<typeof makeDataFolder>>
  let sandbox: SandboxRun

  beforeAll(async () => {
    data = await makeDataFolder()
    sandbox = await runSandbox({ dataFolder: data.folder, args: ['--forge-bundles'] })
    browser = await openBrowser()
  }, 120_000)

  afterAll(async () => {
    await browser?.close()
    await sandbox?.stop()
    await data?.remove()
  }, 30_000)

  test('plays the whole story', async () => {
    const { page, errors, close } = await openPage(browser, { url: sandbox.url })
    const panel = page.waitForResponse('**/assets/panel.js')
    await page.goto(`${sandbox.url}/browse/SHOP-7`)

    await playUntilApproved(page)
    await playMerge(page)

    await shoot(page, 'issue-merged-by-forge-bundles')
    expect(await seriousFindings(page)).toEqual([])
    expect(errors).toEqual([])
    expect(await (await panel).text()).toBe(bundledPanel())
    await close()
  }, 120_000)
})
