import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, join } from 'node:path'
import { chromium } from 'playwright-core'
import { unpackChromium } from './unpacked-chromium'

/** What playwright-core's `chromium.launch` needs. */
export interface Chromium {
  readonly executablePath: string
  readonly args: readonly string[]
  /** To be added to the environment it is started in. */
  readonly env: Readonly<Record<string, string>>
}

const args = [
  '--headless',
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
]
const startsWithinMs = 30_000

/**
 * A browser that was just seen to render a page: one of the machine's (CHROME_PATH first), else the one out of the
 * package @sparticuz/chromium. `undefined` when none starts.
 */
export async function findChromium(): Promise<Chromium | undefined> {
  for (const executablePath of candidates(process.env)) {
    const found = await tryStarting({ executablePath, args, env: {} })
    if (found) return found
  }
  const unpacked = await unpackChromium()
  return unpacked && tryStarting({ ...unpacked, args })
}

const names = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'microsoft-edge',
]
const applications = ['Google Chrome', 'Chromium', 'Microsoft Edge']

function candidates({ CHROME_PATH, PATH = '' }: NodeJS.ProcessEnv): Set<string> {
  const folders = [...PATH.split(delimiter), '/usr/bin', '/usr/local/bin', '/snap/bin', '/opt/google/chrome']
  const installed = names.flatMap((name) => folders.map((folder) => join(folder, name)))
  const onMac = ['/Applications', join(homedir(), 'Applications')].flatMap((folder) =>
    applications.map((name) => join(folder, `${name}.app`, 'Contents', 'MacOS', name)),
  )
  return new Set(
    [...(CHROME_PATH ? [CHROME_PATH] : []), ...installed, ...onMac].filter((path) => existsSync(path)),
  )
}

/** Chromium's own sandbox is off for root, whom it refuses, and where the machine does not allow it. */
async function tryStarting(browser: Chromium): Promise<Chromium | undefined> {
  const unsandboxed = { ...browser, args: [...browser.args, '--no-sandbox'] }
  const attempts = process.getuid?.() === 0 ? [unsandboxed] : [browser, unsandboxed]
  for (const attempt of attempts) {
    if (await rendersPage(attempt)) return attempt
  }
  return undefined
}

async function rendersPage({ executablePath, args, env }: Chromium): Promise<boolean> {
  const options = {
    executablePath,
    args: [...args],
    env: { ...process.env, ...env },
    timeout: startsWithinMs,
  }
  try {
    const browser = await chromium.launch(options)
    const page = await browser.newPage()
    const text = await page.setContent('<p>it renders</p>').then(() => page.textContent('p'))
    await browser.close()
    return text === 'it renders'
  } catch {
    return false
  }
}
