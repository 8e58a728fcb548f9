import type { Page } from 'playwright-core'

export const panelOf = (page: Page) => page.getByRole('region', { name: 'Pull requests' })

/** Presses the story's next button and waits until the page says how long the panel took. */
export const playNext = async (page: Page, button: string): Promise<void> => {
  await page.getByRole('button', { name: button, exact: true }).click()
  const said = page.getByText(/^The panel updated \d+\.\d s after/)
  await said.waitFor({ timeout: 10_000 })
  await page.locator('#say').evaluate((place) => {
    place.textContent = ''
  })
}

/** Opens a pull request on the page and has it approved; fails when the panel does not show a step. */
export const playUntilApproved = async (page: Page): Promise<void> => {
  const panel = panelOf(page)
  await panel.getByText('No pull requests yet').waitFor()
  await playNext(page, 'Open pull request')
  await panel.getByRole('link', { name: 'Retry payment calls with a deadline' }).waitFor()
  await panel.getByText('Why linked: key in branch').waitFor()
  await playNext(page, 'Push commit')
  await playNext(page, 'Approve')
  await panel.getByText('1 approved').waitFor()
}

/** Merges it, and waits for the summary in the panel and for the comment on the issue. */
export const playMerge = async (page: Page): Promise<void> => {
  const panel = panelOf(page)
  await playNext(page, 'Merge')
  await panel.getByText('All merged').waitFor()
  await panel.getByRole('heading', { name: 'What shipped' }).waitFor()
  await page.getByRole('heading', { name: /^Merged: / }).waitFor()
}
