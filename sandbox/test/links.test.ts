import { expect, test } from '@jest/globals'
import type { Page } from 'playwright-core'
import { ira, mina, olu } from '../src/jira/people'
import { openAdminRules } from './admin-rules'
import { describeInBrowser, seriousFindings, shoot } from './browser'
import { panelOf, playNext } from './play-story'
import { fitsItsWidth, type Looks, visitSandbox } from './sandbox-visit'

describeInBrowser('pull requests that may belong to an issue', () => {
  const sandbox = visitSandbox()

  /** An issue as a developer who may edit it sees it, unless somebody else is named. */
  const openIssue = (looks: Looks = {}, key?: string) =>
    sandbox.openIssue({ person: mina.accountId, ...looks }, key)
  const question = (page: Page) => panelOf(page).getByText('Does this pull request belong to SHOP-7?')
  const title = 'Keep the order when checkout times out on a slow payment provider'

  test('are offered to be linked by hand, or looked for, where there are none', async () => {
    const { page, errors, close } = await openIssue()
    const panel = panelOf(page)
    await panel.getByText('No pull requests yet').waitFor()
    await panel.getByRole('button', { name: 'Link pull request' }).waitFor()
    await shoot(page, 'links-empty-light')
    expect(await seriousFindings(page)).toEqual([])
    await panel.getByRole('button', { name: 'Find pull requests' }).click()
    await panel.getByText(/^Looking through \d+ open pull requests?\. |^No pull request is open/).waitFor()
    expect(errors).toEqual([])
    await close()
  }, 60_000)

  test('ask at the end of the story, with what points to it', async () => {
    const { page, errors, close } = await openIssue()
    for (const step of ['Open pull request', 'Push commit', 'Approve', 'Merge', 'Open without a key'])
      await playNext(page, step)
    await question(page).waitFor()
    const panel = panelOf(page)
    await panel.getByRole('link', { name: title }).waitFor()
    await panel.getByText(/^\d+ % sure\.$/).waitFor()
    await panel.getByText('Mina Sato is its assignee').waitFor()
    expect(errors).toEqual([])
    await close()
  }, 120_000)

  test.each([
    ['light', '320'],
    ['dark', '480'],
    ['light', '760'],
    ['dark', '760'],
  ] as const)(
    'ask in %s, %s wide, with nothing serious for axe',
    async (theme, panelWidth) => {
      const { page, errors, close } = await openIssue({ theme, panelWidth })
      await question(page).waitFor()
      await shoot(page, `links-question-${theme}-${panelWidth}`)
      expect(await seriousFindings(page)).toEqual([])
      expect(await fitsItsWidth(page)).toBe(true)
      expect(await page.evaluate(() => window.unknownTypes ?? [])).toEqual([])
      expect(errors).toEqual([])
      await close()
    },
    60_000,
  )

  test('are shown without any button to who may not edit the issue', async () => {
    const { page, close } = await openIssue({ person: ira.accountId })
    const panel = panelOf(page)
    await panel
      .getByText(/pull request|development information/)
      .first()
      .waitFor()
    for (const name of [/^Link #/, 'Not this one', 'Link pull request', 'Unlink'])
      expect(await panel.getByRole('button', { name }).count()).toBe(0)
    await shoot(page, 'links-no-permission-light')
    await close()
  }, 60_000)

  test('are refused once and for all, and taken back at once where that was a slip', async () => {
    const { page, errors, close } = await openIssue()
    await question(page).waitFor()
    await panelOf(page).getByRole('button', { name: 'Not this one' }).click()
    await page.getByText(/^#\d+ will not be suggested again$/).waitFor()
    await question(page).waitFor({ state: 'detached' })
    await shoot(page, 'links-refused-light')
    await page.getByRole('button', { name: 'Undo' }).click()
    await question(page).waitFor()
    expect(errors).toEqual([])
    await close()
  }, 60_000)

  test('are linked by one click, say who confirmed it, and end for good by Unlink', async () => {
    const { page, errors, close } = await openIssue()
    const panel = panelOf(page)
    await question(page).waitFor()
    await panel.getByRole('button', { name: /^Link #/ }).click()
    await page.getByText(/^#\d+ is linked to SHOP-7$/).waitFor()
    const why = panel.getByRole('button', { name: 'Why linked: confirmed by Mina Sato' })
    await why.waitFor()
    await why.focus()
    await page.keyboard.press('Enter')
    await page.getByText(/^Mina Sato confirmed the suggestion on /).waitFor()
    await shoot(page, 'links-why-confirmed-light')
    expect(await seriousFindings(page)).toEqual([])
    await page.getByRole('button', { name: 'Unlink' }).click()
    await page.getByText(/is no longer linked to SHOP-7$/).waitFor()
    await why.waitFor({ state: 'detached' })
    await page.reload()
    await panel.getByText('All merged').waitFor()
    expect(await question(page).count()).toBe(0)
    expect(errors).toEqual([])
    await close()
  }, 60_000)

  test('are linked by their address, also over somebody’s no, which is named first', async () => {
    const { page, errors, close } = await openIssue({ person: olu.accountId })
    const panel = panelOf(page)
    await panel.getByText('All merged').waitFor()
    await panel.getByRole('button', { name: 'Link pull request' }).click()
    const dialog = page.getByRole('dialog')
    const field = dialog.getByLabel('Pull request address')
    await field.waitFor()
    expect(await field.evaluate((input) => input === document.activeElement)).toBe(true)
    await field.fill('https://git.other.example/acme/storefront/pull/1')
    await dialog.getByRole('button', { name: 'Link pull request' }).click()
    await dialog.getByText('git.other.example is not connected').waitFor()
    await shoot(page, 'links-dialog-problem-light')
    expect(await seriousFindings(page)).toEqual([])
    await field.fill(`http://127.0.0.1:${sandbox.firstPort() + 1}/acme/storefront/pull/43`)
    await dialog.getByRole('button', { name: 'Link pull request' }).click()
    await dialog.getByText(/^Mina Sato unlinked this pair on /).waitFor()
    await shoot(page, 'links-dialog-unlinked-light')
    await dialog.getByRole('button', { name: 'Link pull request' }).click()
    await page.getByText('#43 is linked to SHOP-7').waitFor()
    await panel.getByRole('button', { name: 'Why linked: by Olu Adeyemi' }).waitFor()
    expect(errors).toEqual([])
    await close()
  }, 60_000)

  test('are chosen from those that are open', async () => {
    const { page, errors, close } = await openIssue({ panelWidth: '480' }, 'SHOP-9')
    const panel = panelOf(page)
    await panel.getByRole('button', { name: 'Link pull request' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('tab', { name: 'Choose' }).click()
    const choice = dialog.getByRole('radio', { name: new RegExp(`#43 ${title}`) })
    await choice.waitFor()
    await shoot(page, 'links-dialog-choose-light')
    expect(await seriousFindings(page)).toEqual([])
    await choice.check({ force: true })
    await dialog.getByRole('button', { name: 'Link pull request' }).click()
    await page.getByText('#43 is linked to SHOP-9').waitFor()
    await panel.getByRole('link', { name: title }).waitFor()
    expect(errors).toEqual([])
    await close()
  }, 60_000)

  test('teach the repository: its rules tell how often people said yes', async () => {
    const { page, errors, close } = await openIssue({ person: olu.accountId })
    const rules = await openAdminRules(page, sandbox.url())
    await rules.getByText('Suggest first', { exact: true }).waitFor()
    await rules.getByText(/^People confirmed 1 of 1 suggestions here \(100 %\)\./).waitFor()
    await rules.getByText('Suggests only: 1 of 50 answered, 1 confirmed').waitFor()
    expect(await rules.getByRole('button', { name: 'Link without asking' }).isDisabled()).toBe(true)
    await shoot(page, 'links-gate-light')
    expect(await seriousFindings(page)).toEqual([])
    expect(await page.evaluate(() => window.unknownTypes ?? [])).toEqual([])
    expect(errors).toEqual([])
    await close()
  }, 60_000)
})
