import { describe, expect, test } from '@jest/globals'
import { ira, olu } from '../src/jira/people'
import { describeInBrowser, seriousFindings, shoot } from './browser'
import { panelOf, playMerge, playUntilApproved } from './play-story'
import { visitSandbox } from './sandbox-visit'

describeInBrowser('the sandbox in a browser', () => {
  const sandbox = visitSandbox()

  const issue = () => `${sandbox.url()}/browse/SHOP-7`

  describe('a stranger in the sandbox', () => {
    test('finds the issue from the front page', async () => {
      const { page, errors, close } = await sandbox.open()
      await page.goto(sandbox.url())
      await shoot(page, 'front-page-light')
      expect(await seriousFindings(page)).toEqual([])
      await page.getByRole('link', { name: 'Open the issue' }).click()
      await page.getByRole('heading', { level: 1 }).waitFor()
      expect(page.url()).toBe(issue())
      expect(errors).toEqual([])
      await close()
    }, 60_000)

    test('meets an empty panel that says what to do', async () => {
      const { page, close } = await sandbox.open()
      await page.goto(issue())
      await panelOf(page).getByText('No pull requests yet').waitFor()
      await shoot(page, 'issue-empty-light')
      expect(await seriousFindings(page)).toEqual([])
      await close()
    }, 60_000)

    test('plays the whole story, and the panel shows each step', async () => {
      const { page, errors, close } = await sandbox.open()
      await page.goto(issue())
      await playUntilApproved(page)
      await shoot(page, 'issue-open-light')

      await playMerge(page)
      expect(await page.getByRole('heading', { name: /^Merged: / }).count()).toBe(1)
      await panelOf(page).getByText('also posted as a comment on SHOP-7').waitFor()
      await page.getByText('Resolved', { exact: true }).waitFor()
      await shoot(page, 'issue-merged-light')
      expect(await seriousFindings(page)).toEqual([])
      expect(errors).toEqual([])
      await close()
    }, 90_000)

    test('learns why a pull request is linked, by keyboard alone', async () => {
      const { page, close } = await sandbox.open()
      await page.goto(issue())
      const why = panelOf(page).getByRole('button', { name: /^Why linked: key in branch/ })
      await why.waitFor()
      await why.focus()
      await page.keyboard.press('Enter')
      await page.getByText('Linked by key').waitFor()
      await shoot(page, 'issue-why-light')
      await page.keyboard.press('Escape')
      await page.getByText('Linked by key').waitFor({ state: 'hidden' })
      await close()
    }, 60_000)

    test.each([
      ['dark', undefined],
      ['light', '320'],
      ['dark', '480'],
      ['light', '760'],
    ] as const)(
      'sees the merged issue in %s, panel %s wide, with nothing serious for axe',
      async (theme, panelWidth) => {
        const { page, close } = await sandbox.open({ theme, ...(panelWidth && { panelWidth }) })
        await page.goto(issue())
        await panelOf(page).getByText('All merged').waitFor()
        await shoot(page, `issue-merged-${theme}-${panelWidth ?? 'full'}`)
        expect(await seriousFindings(page)).toEqual([])
        const overflow = await page
          .locator('#panel')
          .evaluate((panel) => panel.scrollWidth - panel.clientWidth)
        expect(overflow).toBeLessThanOrEqual(0)
        await close()
      },
      60_000,
    )
  })

  describe('what the panel does not show', () => {
    test('anything, to somebody who may not see development information', async () => {
      const { page, close } = await sandbox.open({ person: ira.accountId })
      await page.goto(issue())
      await panelOf(page).getByText("You can't see development information in this project").waitFor()
      await shoot(page, 'issue-not-allowed-light')
      await close()
    }, 60_000)

    test('the private repository, even to an admin', async () => {
      const { page, close } = await sandbox.open({ person: olu.accountId })
      await page.goto(issue())
      await panelOf(page).getByText('acme/storefront').waitFor()
      expect(await page.content()).not.toContain('acquisition-plans')
      await close()
    }, 60_000)
  })

  describe('the git host', () => {
    test.each(['light', 'dark'] as const)(
      'has a page for the merged pull request (%s)',
      async (theme) => {
        const { page, close } = await sandbox.open({ theme })
        await page.emulateMedia({ colorScheme: theme })
        await page.goto(issue())
        const link = panelOf(page).getByRole('link', { name: 'Retry payment calls with a deadline' })
        await page.goto((await link.first().getAttribute('href')) ?? '')
        await page.getByRole('heading', { name: /Retry payment calls/ }).waitFor()
        await shoot(page, `git-host-pull-request-${theme}`)
        expect(await seriousFindings(page)).toEqual([])
        await close()
      },
      60_000,
    )
  })
})
