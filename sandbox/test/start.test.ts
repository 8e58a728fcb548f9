import { createServer } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { findFreePorts, makeDataFolder, runSandbox, runToItsEnd } from './run-sandbox'

let data: Awaited<ReturnType<typeof makeDataFolder>>

beforeAll(async () => {
  data = await makeDataFolder()
})

afterAll(() => data.remove())

const answers = async (url: string) => (await fetch(url)).status

/** Presses “Open the dashboard” and reads where it leads. */
const openDashboard = async (url: string) =>
  (await fetch(`${url}/sandbox/dashboard/open`, { method: 'POST' })).text()

describe('npm start', () => {
  test('serves the sandbox, ends wholly on Ctrl-C, and keeps its story for the next start', async () => {
    const first = await runSandbox({ dataFolder: data.folder })
    expect(first.output()).toContain('Open this')
    expect(first.output()).toContain('For real use set THROUGHLINE_MODE')
    const { firstPort } = first
    const play = await fetch(`${first.url}/sandbox/story/open`, { method: 'POST' })
    const { label } = (await play.json()) as { label: string }
    expect(await openDashboard(first.url)).toContain('Sign in to Throughline')
    expect(await first.stop()).toBe(0)
    for (const port of [firstPort, firstPort + 1, firstPort + 2, firstPort + 3])
      await expect(answers(`http://127.0.0.1:${port}/`)).rejects.toThrow()

    const second = await runSandbox({ dataFolder: data.folder, firstPort })
    expect(await (await fetch(`${second.url}/browse/SHOP-7`)).text()).toContain(
      `data-pull-request="${label}"`,
    )
    expect(await openDashboard(second.url)).toContain('Sign in to Throughline')
    expect(await second.stop()).toBe(0)
  }, 120_000)

  test('ends wholly while the dashboard is still starting', async () => {
    const run = await runSandbox({ dataFolder: data.folder })
    expect(await run.stop()).toBe(0)
    await expect(answers(`http://127.0.0.1:${run.firstPort + 3}/`)).rejects.toThrow()
  }, 120_000)

  test('says on its page why the dashboard could not start, and starts the rest', async () => {
    const firstPort = await findFreePorts()
    const other = createServer().listen(firstPort + 3, '127.0.0.1')
    const run = await runSandbox({ dataFolder: data.folder, firstPort })
    expect(await openDashboard(run.url)).toContain(`Port ${firstPort + 3} is taken by another program.`)
    expect(await run.stop()).toBe(0)
    other.close()
  }, 120_000)

  test('recovers when its launcher was killed, with nothing left behind', async () => {
    const killed = await runSandbox({ dataFolder: data.folder })
    killed.kill()
    const next = await runSandbox({ dataFolder: data.folder })
    expect(await answers(`${next.url}/`)).toBe(200)
    expect(await next.stop()).toBe(0)
  }, 120_000)

  test('says in one sentence that a port is taken', async () => {
    const firstPort = await findFreePorts()
    const other = createServer().listen(firstPort, '127.0.0.1')
    const { code, output } = await runToItsEnd({ dataFolder: data.folder, firstPort })
    other.close()
    expect(code).toBe(1)
    expect(output.trim().split('\n').at(-1)).toMatch(/^Port \d+ is taken by another program\. Stop it, or /)
  }, 60_000)

  test.each([
    [
      'a real setting without a mode',
      { DATABASE_URL: 'postgres://u:p@127.0.0.1:1/x' },
      /^DATABASE_URL is set, but THROUGHLINE_MODE is missing\. Set it to self-managed \(or hosted\)/,
    ],
    [
      'a database that cannot be reached',
      {
        THROUGHLINE_MODE: 'self-managed',
        DATABASE_URL: 'postgres://u:p@127.0.0.1:1/x',
        THROUGHLINE_MASTER_KEYS: `k:${Buffer.alloc(32, 1).toString('base64')}`,
      },
      /^The database at 127\.0\.0\.1:1 cannot be used: .+ Check DATABASE_URL/,
    ],
    [
      'a database without a master key',
      { THROUGHLINE_MODE: 'self-managed', DATABASE_URL: 'postgres://u:p@127.0.0.1:1/x' },
      /^DATABASE_URL needs THROUGHLINE_MASTER_KEYS/,
    ],
    [
      'a hosted companion without its app',
      { THROUGHLINE_MODE: 'hosted' },
      /^THROUGHLINE_FORGE_APP_ID is missing\./,
    ],
    ['a mode that does not exist', { THROUGHLINE_MODE: 'demo' }, /^THROUGHLINE_MODE is wrong: /],
  ])(
    'says in one sentence what is wrong with %s',
    async (_, environment, sentence) => {
      const { code, output } = await runToItsEnd({ dataFolder: data.folder, environment })
      expect(code).toBe(1)
      expect(output.trim()).toMatch(sentence)
      expect(output.trim().split('\n')).toHaveLength(1)
    },
    60_000,
  )
})
