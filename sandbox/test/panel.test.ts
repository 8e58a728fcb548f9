import { expect, test } from '@jest/globals'
import { mina, olu } from '../src/jira/people'
import { letJira, turnOnMoving } from './admin-rules'
import { describeInBrowser, seriousFindings, shoot } from './browser'
import { panelOf, playNext } from './play-story'
import { fitsItsWidth, type Looks, visitSandbox } from './sandbox-visit'

describeInBrowser('the panel of an issue that moves', () => {
  const sandbox = visitSandbox()

  /** The issue as an admin sees it, unless somebody else is named. */
  const openIssue = (looks: Looks = {}) => sandbox.openIssue({ person: olu.accountId, ...looks })

  test('says that a move waits for a field, and who can do something', async () => {
    const { page, errors, close } = await openIssue()
    await turnOnMoving(page, sandbox.url())
    await letJira(page, sandbox.url(), /^Done asks for a field/)
    await page.goto(`${sandbox.url()}/browse/SHOP-7`)
    for (const step of ['Open pull request', 'Push commit', 'Approve', 'Merge']) await playNext(page, step)

    await panelOf(page).getByText('SHOP-7 was not moved').waitFor()
    await panelOf(page).getByText('Done requires the field “Team”.').waitFor()
    expect(await page.locator('#issue-status').textContent()).toContain('In Progress')
    expect(errors).toEqual([])
    await close()
  }, 60_000)

  test.each([
    ['light', '320'],
    ['dark', '480'],
    ['light', '760'],
    ['dark', '760'],
  ] as const)(
    'is drawn whole in %s, %s wide, with nothing serious for axe',
    async (theme, panelWidth) => {
      const { page, errors, close } = await openIssue({ theme, panelWidth })
      await panelOf(page).getByText('SHOP-7 was not moved').waitFor()
      await panelOf(page).getByRole('button', { name: 'Write again' }).waitFor()
      await shoot(page, `panel-parked-${theme}-${panelWidth}`)
      expect(await seriousFindings(page)).toEqual([])
      expect(await fitsItsWidth(page)).toBe(true)
      expect(await page.evaluate(() => window.unknownTypes ?? [])).toEqual([])
      expect(errors).toEqual([])
      await close()
    },
    60_000,
  )

  test('says which pull request the move waits for, then that it moved, and keeps the older merge behind a button', async () => {
    const { page, errors, close } = await openIssue()
    await letJira(page, sandbox.url(), /^Everything works/)
    await page.goto(`${sandbox.url()}/browse/SHOP-7`)
    const panel = panelOf(page)
    await page.getByRole('button', { name: 'Start over' }).click()
    await page.getByText(/^The next step opens a new pull request/).waitFor()
    await playNext(page, 'Open pull request')
    await panel.getByText(/^Not moved yet: #\d+ is still open\.$/).waitFor()
    await shoot(page, 'panel-not-yet-light')

    for (const step of ['Push commit', 'Approve', 'Merge']) await playNext(page, step)
    await panel.getByText(/^Moved to Done by Throughline when its last pull request merged, /).waitFor()
    await panel.getByText('also posted as a comment on SHOP-7').waitFor()
    await panel.getByRole('button', { name: 'Earlier: 1 merged pull request' }).click()
    expect(await panel.getByText('also posted as a comment on SHOP-7').count()).toBe(2)
    await shoot(page, 'panel-earlier-light')
    expect(await seriousFindings(page)).toEqual([])
    expect(errors).toEqual([])
    await close()
  }, 60_000)

  test('writes a comment again that somebody has deleted, once, when a person asks', async () => {
    const { page, errors, close } = await openIssue()
    const panel = panelOf(page)
    const comments = page.getByRole('heading', { name: /^Merged: / })
    await panel.getByText('also posted as a comment on SHOP-7').waitFor()
    expect(await comments.count()).toBe(2)
    await page.getByRole('button', { name: 'Delete the comment of Throughline' }).last().click()
    await panel.getByText('Somebody deleted its comment on SHOP-7.').waitFor()
    expect(await comments.count()).toBe(1)
    await shoot(page, 'panel-deleted-light')

    await panel.getByRole('button', { name: 'Write again' }).focus()
    await page.keyboard.press('Enter')
    await page.getByText('What shipped is being written again').waitFor()
    await panel.getByText('also posted as a comment on SHOP-7').waitFor()
    await comments.nth(1).waitFor()
    await shoot(page, 'panel-written-again-light')
    expect(await comments.count()).toBe(2)
    expect(errors).toEqual([])
    await close()
  }, 60_000)

  test('lets a developer write again, and not delete what is there', async () => {
    const { page, close } = await openIssue({ person: mina.accountId })
    await panelOf(page).getByRole('button', { name: 'Write again' }).waitFor()
    expect(await page.getByRole('button', { name: /^Delete the comment/ }).count()).toBe(0)
    await close()
  }, 60_000)
})
