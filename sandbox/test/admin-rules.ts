import type { Locator, Page } from 'playwright-core'

/** The rules of acme/storefront on the app's admin page in Jira. */
export const openAdminRules = async (page: Page, sandboxUrl: string): Promise<Locator> => {
  await page.goto(`${sandboxUrl}/jira/settings/apps/throughline`)
  await page.getByRole('tab', { name: 'Rules' }).click()
  const rules = page.getByRole('tabpanel', { name: 'Rules' })
  await rules.getByRole('combobox', { name: 'Repository' }).fill('storefront')
  await page.keyboard.press('Enter')
  return rules
}

/** With the keyboard, as the switch itself is drawn and hidden behind its picture. */
export const turnOnMoving = async (page: Page, sandboxUrl: string): Promise<void> => {
  const rules = await openAdminRules(page, sandboxUrl)
  await rules.getByRole('checkbox', { name: 'Move issues' }).focus()
  await page.keyboard.press('Space')
  await rules.getByText('Move issues is on for acme/storefront').waitFor()
}

/** On the sandbox's page of faults, by the words of one that concerns Jira. */
export const letJira = async (page: Page, sandboxUrl: string, words: RegExp): Promise<void> => {
  await page.goto(`${sandboxUrl}/sandbox/faults`)
  await page.getByRole('group', { name: 'Jira' }).getByRole('radio', { name: words }).check()
  await page.getByRole('button', { name: 'Let it happen' }).click()
  await page.getByText(/^Now: /).waitFor()
}
