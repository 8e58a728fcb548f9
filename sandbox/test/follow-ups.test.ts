import { expect, test } from '@jest/globals'
import { mina, olu } from '../src/jira/people'
import { letJira } from './admin-rules'
import { describeInBrowser, seriousFindings, shoot } from './browser'
import { playNext } from './play-story'
import { fitsItsWidth, type Looks, visitSandbox } from './sandbox-visit'

describeInBrowser('what a pull request leaves to do, in the panel', () => {
  const sandbox = visitSandbox()

  const openIssue = (looks: Looks = {}) => sandbox.openIssue({ person: mina.accountId, ...looks })

  const todo = 'TODO tell the customer by e-mail when the payment goes through later'
  const request = 'Dana Ortiz: Log which attempt failed, so that support can see it.'

  test('is in sight before the merge: an open request and a new TODO, each with what comes of it', async () => {
    const { page, panel, errors, close } = await openIssue()
    for (const step of ['Open pull request', 'Push commit', 'Approve']) await playNext(page, step)
    await panel.getByText(request).waitFor({ timeout: 15_000 })
    await panel.getByText(todo).waitFor()
    await panel.getByText('· becomes a follow-up when #42 merges').first().waitFor()
    expect(await panel.getByRole('button', { name: 'Create now' }).count()).toBe(2)
    expect(errors).toEqual([])
    await close()
  }, 90_000)

  const looks = [
    ['light', '320'],
    ['dark', '320'],
    ['light', '480'],
    ['dark', '480'],
    ['light', '760'],
    ['dark', '760'],
  ] as const

  const draws = (name: string, words: string) =>
    test.each(looks)(
      `is drawn whole ${name} in %s, %s wide, with nothing serious for axe`,
      async (theme, panelWidth) => {
        const { page, panel, errors, close } = await openIssue({ theme, panelWidth })
        await panel.getByText(words).first().waitFor()
        await panel.getByRole('heading', { name: 'Follow-ups' }).scrollIntoViewIfNeeded()
        await shoot(page, `follow-ups-${name.replaceAll(' ', '-')}-${theme}-${panelWidth}`)
        expect(await seriousFindings(page)).toEqual([])
        expect(await fitsItsWidth(page)).toBe(true)
        expect(await page.evaluate(() => window.unknownTypes ?? [])).toEqual([])
        expect(errors).toEqual([])
        await close()
      },
      60_000,
    )

  draws('before the merge', request)

  test('becomes an issue at once, or nothing at all, by a click that can be taken back', async () => {
    const { page, panel, errors, close } = await openIssue()
    await panel.getByText(request).waitFor()
    await panel.getByRole('button', { name: 'Dismiss' }).first().click()
    await panel.getByText('dismissed: nothing comes of it').waitFor()
    await page.getByRole('button', { name: 'Undo' }).click()
    await panel.getByText('dismissed: nothing comes of it').waitFor({ state: 'detached' })

    await panel.getByRole('button', { name: 'Dismiss' }).last().focus()
    await page.keyboard.press('Enter')
    await panel.getByRole('button', { name: 'Bring back' }).waitFor()
    await panel.getByRole('button', { name: 'Create now' }).click()
    await panel.getByRole('link', { name: /^SHOP-\d+ Follow-up: #42 - Log which attempt failed/ }).waitFor()
    await panel.getByText('1 unresolved comment from #42').waitFor()
    await shoot(page, 'follow-ups-created-light')
    await panel.getByRole('button', { name: 'Bring back' }).click()
    await panel.getByRole('button', { name: 'Bring back' }).waitFor({ state: 'detached' })
    expect(errors).toEqual([])
    await close()
  }, 60_000)

  test('waits with a reason where its project asks for a field, and goes on with the answer for it', async () => {
    const { page, panel, errors, close } = await openIssue({ person: olu.accountId })
    await letJira(page, sandbox.url(), /^New issues ask for a field/)
    await page.goto(`${sandbox.url()}/browse/SHOP-7`)
    await playNext(page, 'Merge')
    await panel.getByText('The project SHOP requires the field “Team”').waitFor({ timeout: 15_000 })
    expect(errors).toEqual([])
    await close()
  }, 60_000)

  draws('while it waits', 'The project SHOP requires the field “Team”')

  test('goes on with the answer for the field, asked for in a dialog', async () => {
    const { page, panel, errors, close } = await openIssue()
    await panel.getByRole('button', { name: 'Fill in and create' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('Follow-up for #42').waitFor()
    await dialog.getByRole('button', { name: 'Fill in and create' }).click()
    await dialog.getByText('Fill this in.').waitFor()
    await shoot(page, 'follow-ups-fill-in-light')
    expect(await seriousFindings(page)).toEqual([])
    await dialog.getByRole('combobox').fill('App')
    await page.keyboard.press('Enter')
    await dialog.getByRole('button', { name: 'Fill in and create' }).click()
    await panel.getByRole('link', { name: /^SHOP-\d+ Follow-up: #42 - TODO tell the customer/ }).waitFor()
    await panel.getByText('The project SHOP requires the field “Team”').waitFor({ state: 'detached' })
    expect(errors).toEqual([])
    await close()
  }, 60_000)

  draws('after the merge', '1 new TODO from #42')

  test('stands on an issue of its own, with where it comes from', async () => {
    const { page, panel, errors, close } = await openIssue()
    const link = panel.getByRole('link', { name: /^SHOP-\d+ Follow-up: #42 - TODO/ })
    await page.goto(new URL((await link.getAttribute('href')) ?? '', sandbox.url()).href)
    await page.getByRole('heading', { level: 1, name: /^Follow-up: #42 - TODO/ }).waitFor()
    await page.getByText(/Left over from acme\/storefront/).waitFor()
    await page.getByText('checkout/payment-call.ts:14').waitFor()
    await shoot(page, 'follow-up-issue-light')
    expect(errors).toEqual([])
    await close()
  }, 60_000)
})
