import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Locator, Page } from 'playwright-core'
import { describeInBrowser, seriousFindings, shoot } from './browser'
import { beginDashboardVisit, type DashboardVisit, readValues, save, signIn } from './dashboard-visit'
import { playNext } from './play-story'

describeInBrowser('work in the dashboard, in a browser', () => {
  let visit: DashboardVisit
  let page: Page
  let values: Awaited<ReturnType<typeof readValues>>
  const open = (path: string) => page.goto(`${visit.url}/${path}`)

  beforeAll(async () => {
    visit = await beginDashboardVisit()
    page = visit.page
    values = await readValues(page, visit.sandbox)
    await signIn(page, visit.sandbox)
  }, 120_000)

  afterAll(() => visit?.end(), 30_000)

  test('makes the secret that pairs an app, once, without JavaScript', async () => {
    const plain = await visit.withoutScripts()
    await plain.page.goto(`${visit.url}/settings/integrations`)
    await plain.page.getByRole('link', { name: 'Pair the app' }).click()
    await plain.page.getByText(visit.url, { exact: true }).waitFor()
    await plain.page.getByRole('button', { name: 'Make a secret' }).click()
    const secret = (await plain.page.locator('dd code').textContent()) ?? ''
    expect(secret).toMatch(/^[\w-]{27}$/)
    await plain.page.goto(`${visit.url}/settings/integrations/jira/pairing`)
    expect(await plain.page.content()).not.toContain(secret)
    await plain.close()

    await open('settings/integrations/jira/pairing')
    await page.getByRole('button', { name: 'Make a secret' }).click()
    await page.getByRole('button', { name: 'Copy secret' }).waitFor()
    await shoot(page, 'work-pairing')
    expect(await seriousFindings(page)).toEqual([])
  }, 60_000)

  test('connects Jira, then the git host', async () => {
    await open('settings/integrations/jira/connect?tab=pat')
    await save(page, values.cloud)
    await page.waitForURL(/connected=jira/, { timeout: 20_000 })
    await page.getByRole('link', { name: 'Map projects' }).waitFor()

    await page.getByRole('link', { name: 'Connect GitHub' }).click()
    await save(page, values.gitHost)
    await page.waitForURL(/connected=github/, { timeout: 20_000 })
    await shoot(page, 'work-integrations')
  }, 60_000)

  test('chooses a repository, and says which projects it reaches', async () => {
    await page.getByRole('link', { name: 'Choose repositories' }).click()
    await page.getByLabel('acme/storefront').check()
    await shoot(page, 'work-choose')
    await page.getByRole('button', { name: 'Save choice' }).click()
    await page.getByText('1 repository is chosen').first().waitFor()

    await page.getByRole('link', { name: 'Map projects' }).click()
    await page.getByRole('link', { name: 'Map projects of acme/storefront' }).click()
    await page.getByLabel(/SHOP/).check()
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('The projects of acme/storefront are saved.').waitFor()
  }, 60_000)

  test('switches a rule, and shows who did it and when', async () => {
    await page.getByRole('link', { name: 'acme/storefront', exact: true }).click()
    const rule = page.getByRole('article', { name: 'Post merge summaries' })
    const wasOn = (await rule.getByRole('switch').getAttribute('aria-checked')) === 'true'
    await rule.getByRole('switch').press('Space')
    await rule.getByText(wasOn ? /^Turned off by Visitor on / : /^Turned on by Visitor on /).waitFor()
    const wanted = `Post merge summaries is ${wasOn ? 'off' : 'on'} for acme/storefront`
    expect(await page.locator('#say').textContent()).toBe(wanted)

    await page.reload()
    expect(await rule.getByRole('switch').getAttribute('aria-checked')).toBe(String(!wasOn))
    await page.getByRole('button', { name: 'Undo: Post merge summaries' }).click()
    await page.waitForURL(/saved=post-merge-summary/)
    expect(await rule.getByRole('switch').getAttribute('aria-checked')).toBe(String(wasOn))
  }, 60_000)

  test.each([1280, 390])('shows a rule’s word and its switch in one line, at %d', async (width) => {
    await page.setViewportSize({ width, height: 900 })
    const rule = page.getByRole('article', { name: 'Post merge summaries' })
    const [word, control] = await Promise.all(
      [rule.getByText(/^(On|Off)$/), rule.getByRole('switch')].map((part) => part.boundingBox()),
    )
    expect(Math.abs(middleOf(word) - middleOf(control))).toBeLessThan(2)
    await shoot(page, `work-rules-${width}`)
    await page.setViewportSize({ width: 1280, height: 900 })
  })

  test('finds a delivery by its issue, says step by step what became of it, and replays it', async () => {
    const story = await visit.openTab()
    await story.goto(`${visit.sandbox.url}/browse/SHOP-7`)
    for (const step of ['Open pull request', 'Push commit', 'Approve', 'Merge']) await playNext(story, step)
    await story.close()

    const merged = page.getByRole('link', { name: /^Pull request #\d+ merged$/ })
    await askUntil(() => open('deliveries?text=SHOP-7&outcome=done'), merged)
    await merged.press('Enter')
    const trace = page.locator('.trace')
    for (const step of ['Received', 'Verified', 'Read', 'Matched', 'Rules'])
      await trace.getByText(step, { exact: true }).first().waitFor()
    await trace.getByRole('button', { name: 'Copy trace' }).waitFor()
    await shoot(page, 'work-trace')
    expect(await seriousFindings(page)).toEqual([])
    await trace.getByRole('button', { name: /^Replay Pull request/ }).click()
    await page.getByText('It happens again. What is there already is left as it is.').first().waitFor()

    await open('deliveries?text=nobody-wrote-this')
    await page.getByRole('heading', { name: 'Nothing matches these filters' }).waitFor()
  }, 60_000)

  test('replaces a token, and reminds on every page that the new one ends in ten days', async () => {
    await open('settings/integrations/jira')
    await page.getByRole('link', { name: 'Token', exact: true }).click()
    await save(page, values.soonOver)
    await page.waitForURL(/replaced=yes/, { timeout: 20_000 })
    await page.getByText('The Jira token was replaced').first().waitFor()
    await open('repositories')
    await page.getByText(/^The Jira token expires in (9|10) days, on /).waitFor()
    await page.getByRole('link', { name: 'Replace token' }).waitFor()
    await shoot(page, 'work-expiring')
  }, 60_000)

  test('says that Jira refuses the token, what waits, and who did what', async () => {
    await letJiraFail('Token revoked or expired')
    await open('settings/integrations/jira')
    await page.getByRole('button', { name: 'Check again' }).click()
    await page.getByText('Jira did not accept this token').first().waitFor({ timeout: 15_000 })
    await open('health')
    await page.getByText('Jira no longer accepts the token').first().waitFor()
    await page.getByText(/^\d things? needs? attention$/).waitFor()
    await shoot(page, 'work-health')
    expect(await seriousFindings(page)).toEqual([])

    await open('audit-log')
    for (const what of ['Made an installation secret', 'Mapped a repository'])
      await page.getByRole('cell', { name: what }).first().waitFor()
    await shoot(page, 'work-audit')
  }, 60_000)

  test('works again with a good token, and says so', async () => {
    await letJiraFail('Everything works')
    await open('health')
    await page.getByRole('link', { name: 'Replace token' }).click()
    await save(page, values.cloud)
    await page.waitForURL(/replaced=yes/, { timeout: 20_000 })
    await open('health')
    await page.getByText('Everything works').first().waitFor()
  }, 60_000)

  test.each([
    ['light', 1280],
    ['dark', 390],
  ] as const)(
    'has nothing serious for axe and no sideways scrolling on any page, in %s at %d, nor at 768 and 320',
    async (theme, width) => {
      const found: unknown[] = []
      for (const path of await everyPage()) {
        await page.setViewportSize({ width, height: 900 })
        await open(path)
        await page.evaluate((mode) => document.documentElement.setAttribute('data-color-mode', mode), theme)
        await shoot(page, `pages-${nameOf(path)}-${theme}-${width}`)
        for (const finding of await seriousFindings(page)) found.push({ path, finding })
        for (const at of [width, 768, 320]) {
          await page.setViewportSize({ width: at, height: 900 })
          if (await isTooWide()) found.push({ path, tooWideAt: at })
        }
      }
      expect(found).toEqual([])
    },
    90_000,
  )

  test('has met no error in its pages', () => {
    expect(visit.errors).toEqual([])
  })

  const isTooWide = () => page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)

  const letJiraFail = async (choice: string) => {
    await page.goto(`${visit.sandbox.url}/sandbox/faults`)
    await page.getByRole('group', { name: 'Jira', exact: true }).getByLabel(choice).check()
    await page.getByRole('button', { name: 'Let it happen' }).click()
    await page.getByRole('status').getByText(/./).waitFor()
  }

  /** The host's and the repository's pages carry their ids. */
  const everyPage = async (): Promise<readonly string[]> => {
    await open('repositories')
    const repository = await page
      .getByRole('link', { name: 'acme/storefront', exact: true })
      .getAttribute('href')
    await open('settings/integrations')
    const host = await page.getByRole('link', { name: 'Configure GitHub' }).getAttribute('href')
    await open('deliveries')
    const delivery = await page
      .getByRole('link', { name: /^Pull request/ })
      .first()
      .getAttribute('href')
    await open('settings/people')
    const person = await page
      .getByRole('link', { name: /^Correct/ })
      .first()
      .getAttribute('href')
    const ofHost = ['', '/token', '/repositories', '/webhooks'].map((tab) => `${host}${tab}`)
    const ofJira = ['', '/token', '/projects', '/pairing'].map((tab) => `/settings/integrations/jira${tab}`)
    const ofRepository = [repository, repository?.replace(/rules$/, 'projects')]
    const others = [
      '/repositories',
      '/deliveries',
      delivery,
      '/health',
      '/audit-log',
      '/settings/integrations',
      '/settings/people',
      person,
    ]
    return [...others, ...ofRepository, ...ofHost, ...ofJira].map((path) =>
      (path ?? '').slice(1).replace(/#.*/, ''),
    )
  }
})

/** Of its picture: the same at every run. */
const nameOf = (path: string): string =>
  path
    .replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'id')
    .replace(/=\d+/, '')
    .replaceAll(/\W/g, '-')

/** Asks again until it is there, 15 seconds at most: deliveries take their time. */
const askUntil = async (ask: () => Promise<unknown>, wanted: Locator): Promise<void> => {
  const end = Date.now() + 15_000
  do await ask()
  while ((await wanted.count()) === 0 && Date.now() < end)
}

const middleOf = (box: { readonly y: number; readonly height: number } | null | undefined): number =>
  box ? box.y + box.height / 2 : Number.NaN
