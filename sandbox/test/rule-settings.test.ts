import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Page } from 'playwright-core'
import { letJira, openAdminRules, turnOnMoving } from './admin-rules'
import { describeInBrowser, seriousFindings, shoot } from './browser'
import { beginDashboardVisit, connectBothSides, type DashboardVisit } from './dashboard-visit'
import { playNext } from './play-story'

const answersLabel = 'Answers for fields that a transition asks for'
const openedLabel = 'When a pull request is opened, move its issue to'
const refused =
  'Check “When a pull request is opened, move its issue to”: it cannot be saved like this. Nothing was changed.'
const saved = 'The settings of Move issues are saved for acme/storefront'

describeInBrowser('the settings of rules in a browser', () => {
  let visit: DashboardVisit
  let page: Page

  beforeAll(async () => {
    visit = await beginDashboardVisit()
    page = visit.page
  }, 120_000)

  afterAll(() => visit?.end(), 30_000)

  describe('on the admin page in Jira', () => {
    const open = async (name: string) => {
      const rules = await openAdminRules(page, visit.sandbox.url)
      await rules.getByRole('button', { name: `Settings: ${name}` }).click()
      const dialog = page.getByRole('dialog', { name: `Settings: ${name}` })
      await dialog.waitFor()
      return { rules, dialog }
    }

    test.each([
      ['Post merge summaries', 'light'],
      ['Move issues', 'dark'],
      ['Skip rules', 'light'],
    ] as const)(
      'open in a dialog for %s, drawn whole in %s, with nothing serious for axe',
      async (name, theme) => {
        await page.context().addCookies([{ name: 'theme', value: theme, url: visit.sandbox.url }])
        const { dialog } = await open(name)
        await shoot(page, `settings-${name.toLowerCase().replaceAll(' ', '-')}-${theme}`)
        expect(await page.evaluate(() => window.unknownTypes ?? [])).toEqual([])
        expect(await seriousFindings(page)).toEqual([])
        await page.keyboard.press('Escape')
        await dialog.waitFor({ state: 'hidden' })
      },
      60_000,
    )

    test('keep what cannot be saved with the reason, and are there again once they are saved', async () => {
      const { rules, dialog } = await open('Move issues')
      await dialog.getByLabel(answersLabel).fill('Team = Web')
      await dialog.getByLabel(openedLabel).fill('status named')
      await page.keyboard.press('Enter')
      await dialog.getByLabel('Status', { exact: true }).fill('')
      await dialog.getByRole('button', { name: 'Save settings' }).click()
      await dialog.getByText(refused).waitFor()
      expect(await dialog.getByLabel(answersLabel).inputValue()).toBe('Team = Web')
      await shoot(page, 'settings-refused-light')

      await dialog.getByLabel('Status', { exact: true }).fill('In Review')
      await dialog.getByRole('button', { name: 'Save settings' }).click()
      await rules.getByText(saved).waitFor()
      const again = await open('Move issues')
      expect(await again.dialog.getByLabel(answersLabel).inputValue()).toBe('Team = Web')
      expect(await again.dialog.getByLabel('Status', { exact: true }).inputValue()).toBe('In Review')
    }, 60_000)

    test('move an issue as they say, past a field that Jira asks for', async () => {
      await turnOnMoving(page, visit.sandbox.url)
      await letJira(page, visit.sandbox.url, /^Done asks for a field/)
      await page.goto(`${visit.sandbox.url}/browse/SHOP-7`)
      for (const step of ['Open pull request', 'Push commit', 'Approve', 'Merge']) await playNext(page, step)
      await page.locator('#issue-status').getByText('Done').waitFor()
      await page.getByText(/^Moved to Done by Throughline when its last pull request merged, /).waitFor()
      await letJira(page, visit.sandbox.url, /^Everything works/)
      expect(visit.errors).toEqual([])
    }, 60_000)
  })

  describe('on the dashboard’s page of rules', () => {
    const card = (on = page) => on.getByRole('article', { name: 'Move issues' })
    const unfold = (on = page) => card(on).locator('summary').click()
    const fill = async (status: string, on = page) => {
      await card(on).getByLabel(openedLabel).selectOption('The status named here')
      await card(on).getByLabel('Status', { exact: true }).first().fill(status)
      await card(on).getByRole('button', { name: 'Save settings' }).click()
    }

    test('unfold in place, keep what cannot be saved with the reason, and say that they are saved', async () => {
      await connectBothSides(visit)
      await page.getByRole('link', { name: 'acme/storefront', exact: true }).click()
      await unfold()
      await card().getByLabel(answersLabel).fill('Team = Web')
      await fill('')
      await card().getByRole('alert').getByText(refused).waitFor()
      expect(await card().getByLabel(answersLabel).inputValue()).toBe('Team = Web')
      await shoot(page, 'dashboard-settings-refused-light')
      expect(await seriousFindings(page)).toEqual([])

      await fill('In Review')
      await page.locator('#say').getByText(saved).waitFor()
      await card()
        .getByText(/^Settings changed by Visitor on /)
        .waitFor({ state: 'attached' })
    }, 90_000)

    test.each([
      [320, 'light'],
      [768, 'dark'],
      [1280, 'dark'],
    ] as const)(
      'fit a window of %d in %s, with nothing serious for axe',
      async (width, theme) => {
        await page.setViewportSize({ width, height: 900 })
        await page.context().addCookies([{ name: 'theme', value: theme, url: visit.url }])
        await page.reload()
        for (const summary of await page.locator('article summary').all()) await summary.click()
        await shoot(page, `dashboard-settings-${width}-${theme}`)
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
        expect(await seriousFindings(page)).toEqual([])
      },
      60_000,
    )

    test('are saved without JavaScript, and taken back from the list of changes', async () => {
      await page.setViewportSize({ width: 1280, height: 900 })
      const plain = await visit.withoutScripts()
      await plain.page.goto(page.url())
      await unfold(plain.page)
      await fill('In Progress', plain.page)
      await plain.page.getByText(saved).first().waitFor()
      await plain.close()

      await page.reload()
      const status = card().getByLabel('Status', { exact: true }).first()
      expect(await status.inputValue()).toBe('In Progress')
      await page.getByRole('button', { name: 'Undo: Move issues' }).first().click()
      await page.waitForURL(/set=transition-issues/)
      expect(await status.inputValue()).toBe('In Review')
      expect(visit.errors).toEqual([])
    }, 60_000)
  })
})
