import { expect, test } from '@jest/globals'
import { mina, olu } from '../src/jira/people'
import { describeInBrowser, seriousFindings, shoot } from './browser'
import { visitSandbox } from './sandbox-visit'

describeInBrowser('the admin page in a browser', () => {
  const sandbox = visitSandbox()

  const open = async (options: { readonly person?: string; readonly theme?: 'light' | 'dark' }) => {
    const opened = await sandbox.open(options)
    await opened.page.goto(sandbox.url())
    await opened.page.getByRole('link', { name: 'open it as an admin' }).click()
    await opened.page.getByRole('heading', { name: 'Throughline', level: 1 }).waitFor()
    return opened
  }

  test.each(['Overview', 'Connections', 'Repositories', 'Rules', 'Deliveries', 'Health'])(
    'shows an admin its section %s, drawn whole and with nothing serious for axe',
    async (section) => {
      const { page, errors, close } = await open({ theme: section === 'Rules' ? 'dark' : 'light' })
      await page.getByRole('tab', { name: section }).click()
      await page.getByRole('tabpanel', { name: section }).waitFor()
      await shoot(page, `admin-${section.toLowerCase()}`)
      expect(await page.evaluate(() => window.unknownTypes ?? [])).toEqual([])
      expect(await seriousFindings(page)).toEqual([])
      expect(errors).toEqual([])
      await close()
    },
    60_000,
  )

  test('shows nothing to somebody who does not administer Jira', async () => {
    const { page, close } = await open({ person: mina.accountId })
    await page.locator('#panel').getByText(/admin/i).first().waitFor()
    expect(await page.getByRole('tab').count()).toBe(0)
    await close()
  }, 60_000)

  test('keeps who is chosen', async () => {
    const { page, close } = await open({ person: olu.accountId })
    await page.getByRole('tab', { name: 'Rules' }).waitFor()
    await close()
  }, 60_000)
})
