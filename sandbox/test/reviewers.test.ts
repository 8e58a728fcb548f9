import { expect, test } from '@jest/globals'
import { dana, olu } from '../src/jira/people'
import { describeInBrowser, seriousFindings, shoot } from './browser'
import { playNext } from './play-story'
import { type Looks, visitSandbox } from './sandbox-visit'

describeInBrowser('suggested reviewers in the panel', () => {
  const sandbox = visitSandbox()

  const openIssue = (looks: Looks = {}) => sandbox.openIssue({ person: olu.accountId, ...looks })

  test('name those who know the code, a watcher among them, as soon as a pull request is opened', async () => {
    const { page, panel, errors, close } = await openIssue()
    await playNext(page, 'Open pull request')
    await panel.getByRole('heading', { name: 'Suggested reviewers for #42' }).waitFor({ timeout: 30_000 })
    await panel.getByText('Stakeholder', { exact: true }).waitFor()
    await panel.getByText(/^Watches SHOP-7 · reviewed \d+ of the last \d+ changes to checkout\/$/).waitFor()
    await panel
      .getByText(/ · from history$/)
      .first()
      .waitFor()
    await panel.getByText('People to tell').waitFor()
    await panel.getByText('Reported SHOP-7').waitFor()
    expect(errors).toEqual([])
    await close()
  }, 60_000)

  test.each([
    ['light', '320'],
    ['dark', '320'],
    ['light', '480'],
    ['dark', '480'],
    ['light', '760'],
    ['dark', '760'],
  ] as const)(
    'are drawn whole in %s, %s wide, with nothing serious for axe',
    async (theme, panelWidth) => {
      const { page, panel, errors, close } = await openIssue({ theme, panelWidth })
      await panel.getByText('People to tell').waitFor()
      await shoot(page, `panel-reviewers-${theme}-${panelWidth}`)
      expect(await seriousFindings(page)).toEqual([])
      const isWhole = await page.locator('#panel').evaluate((whole) => whole.scrollWidth <= whole.clientWidth)
      expect(isWhole).toBe(true)
      expect(await page.evaluate(() => window.unknownTypes ?? [])).toEqual([])
      expect(errors).toEqual([])
      await close()
    },
    60_000,
  )

  test('are asked for a review, told in Jira, or recognized, each by a click', async () => {
    const { page, panel, errors, close } = await openIssue()
    await panel.getByRole('button', { name: 'Request review' }).first().click()
    await panel.getByText('Requested', { exact: true }).waitFor({ timeout: 30_000 })
    await page.getByText('Review requested from Dana Ortiz').waitFor()
    await panel.getByRole('button', { name: 'Tell Ira in Jira' }).click()
    await panel.getByText('Told', { exact: true }).waitFor({ timeout: 30_000 })
    await shoot(page, 'panel-reviewers-asked-light')

    await panel.getByText('Olu Adeyemi may be olu on the git host: the names are the same.').waitFor()
    await panel.getByRole('button', { name: 'Same person' }).click()
    await panel.getByText(/^Leads Payments/).waitFor({ timeout: 30_000 })
    await shoot(page, 'panel-reviewers-recognized-light')
    expect(await seriousFindings(page)).toEqual([])
    expect(errors).toEqual([])
    await close()
  }, 90_000)

  const openSettings = async (looks: Looks = {}) => {
    const opened = await sandbox.open({ person: dana.accountId, ...looks })
    await opened.page.goto(`${sandbox.url()}/browse/SHOP-7`)
    await opened.page.getByRole('link', { name: 'Personal settings' }).click()
    await opened.page.getByRole('heading', { name: 'Your git accounts' }).waitFor()
    return opened
  }

  test.each(['light', 'dark'] as const)(
    'find in their personal settings which git account is theirs, drawn whole in %s',
    async (theme) => {
      const { page, errors, close } = await openSettings({ theme })
      await page.getByRole('cell', { name: 'Same email address' }).waitFor()
      await page.getByText('Suggest me in acme/storefront').last().waitFor()
      await shoot(page, `personal-settings-${theme}`)
      expect(await seriousFindings(page)).toEqual([])
      expect(await page.evaluate(() => window.unknownTypes ?? [])).toEqual([])
      expect(errors).toEqual([])
      await close()
    },
    60_000,
  )

  test('opt out there of one repository, of all, and say that an account is somebody else’s', async () => {
    const { page, errors, close } = await openSettings()
    const everywhere = page.getByRole('checkbox', { name: 'Suggest me as a reviewer' })
    const here = page.getByRole('checkbox', { name: 'Suggest me in acme/storefront' })
    await here.focus()
    await page.keyboard.press('Space')
    await page.locator('input[type=checkbox]:not(:checked)').waitFor({ state: 'attached' })
    expect(await everywhere.isChecked()).toBe(true)
    await page.getByRole('cell', { name: 'Dana Ortiz said so' }).waitFor()
    await everywhere.focus()
    await page.keyboard.press('Space')
    await here.waitFor({ state: 'detached' })
    await page.reload()
    await page.getByRole('heading', { name: 'Your git accounts' }).waitFor()
    expect(await everywhere.isChecked()).toBe(false)
    await page.getByRole('button', { name: 'This is not me' }).click()
    await page.getByText('No git account is known to be yours.').waitFor()
    await shoot(page, 'personal-settings-opted-out-light')
    expect(errors).toEqual([])
    await close()
  }, 60_000)
})
