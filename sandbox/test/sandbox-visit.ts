import { afterAll, beforeAll } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'
import { openBrowser, openPage } from './browser'
import { panelOf } from './play-story'
import { makeDataFolder, runSandbox, type SandboxRun } from './run-sandbox'

/** How somebody looks at it: theme, width, and who they are. */
export type Looks = Omit<Parameters<typeof openPage>[1], 'url'>

/** For the tests of the describe in which it is called: a fresh sandbox, and a browser that looks at it. */
export const visitSandbox = () => {
  let browser: Browser
  let data: Awaited<ReturnType<typeof makeDataFolder>>
  let sandbox: SandboxRun

  beforeAll(async () => {
    data = await makeDataFolder()
    sandbox = await runSandbox({ dataFolder: data.folder })
    browser = await openBrowser()
  }, 120_000)

  afterAll(async () => {
    await browser?.close()
    await sandbox?.stop()
    await data?.remove()
  }, 30_000)

  const open = (looks: Looks = {}) => openPage(browser, { url: sandbox.url, ...looks })
  return {
    /** The Jira site; the git host and the two companions are on the next three ports. */
    url: () => sandbox.url,
    firstPort: () => sandbox.firstPort,
    open,
    /** An issue's page and its panel. */
    async openIssue(looks: Looks, key = 'SHOP-7') {
      const opened = await open(looks)
      await opened.page.goto(`${sandbox.url}/browse/${key}`)
      return { ...opened, panel: panelOf(opened.page) }
    },
  }
}

/** Nothing in the panel has to be scrolled to sideways. */
export const fitsItsWidth = (page: Page): Promise<boolean> =>
  page.locator('#panel').evaluate((panel) => panel.scrollWidth <= panel.clientWidth)
