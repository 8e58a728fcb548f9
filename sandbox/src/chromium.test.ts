import { expect, it } from '@jest/globals'
import { chromium } from 'playwright-core'
import { findChromium } from './chromium'

it('finds a browser that playwright can drive', async () => {
  const found = await findChromium()
  if (!found) return // a machine without one, nor one that the package brings
  const { executablePath, args, env } = found
  const browser = await chromium.launch({ executablePath, args: [...args], env: { ...process.env, ...env } })
  const page = await browser.newPage()
  await page.setContent('<h1>It is here</h1>')
  expect(await page.getByRole('heading').textContent()).toBe('It is here')
  await browser.close()
}, 60_000)
