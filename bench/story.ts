import { type ChildProcess, spawn } from 'node:child_process'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { mina } from '../sandbox/src/jira/people'
import { type Figure, percentile } from './figures'

const TELLINGS = 25
const FIRST_PORT = 27_400
const site = `http://127.0.0.1:${FIRST_PORT}`

/**
 * The story as a visitor plays it, many times over: from the moment the companion has accepted a webhook until the
 * panel's own function answers with what the step did. And how long `npm start` takes, the first time and later.
 */
export const story = async (say: (line: string) => void): Promise<readonly Figure[]> => {
  const folder = await mkdtemp(join(tmpdir(), 'throughline-bench-'))
  await chmod(folder, 0o755)
  try {
    const first = await timeStart(folder)
    say(`first start: ${seconds(first.tookMs)}`)
    await stop(first.child)
    const second = await timeStart(folder)
    say(`second start: ${seconds(second.tookMs)}`)
    const waitsMs: number[] = []
    for (let telling = 1; telling <= TELLINGS; telling += 1) {
      for (const step of ['open', 'push', 'review', 'merge']) waitsMs.push(await playStep(step))
      await post('/sandbox/story/start-over', {})
      if (telling % 5 === 0) say(`told ${telling} of ${TELLINGS} times`)
    }
    await stop(second.child)
    const [p50, p95] = [percentile(waitsMs, 0.5), percentile(waitsMs, 0.95)]
    return [
      {
        what: `accepted → shown, p50 of ${waitsMs.length} steps`,
        figure: ms(p50),
        goal: '≤ 2 s',
        isMet: p50 <= 2_000,
      },
      { what: 'accepted → shown, p95', figure: ms(p95), goal: '≤ 2 s', isMet: p95 <= 2_000 },
      {
        what: '`npm start` to the banner, first',
        figure: seconds(first.tookMs),
        goal: '≤ 30 s',
        isMet: first.tookMs <= 30_000,
      },
      {
        what: '`npm start` to the banner, second',
        figure: seconds(second.tookMs),
        goal: '≤ 6 s',
        isMet: second.tookMs <= 6_000,
      },
    ]
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const ms = (value: number) => `${Math.round(value)} ms`
const seconds = (valueMs: number) => `${(valueMs / 1000).toFixed(1)} s`

const timeStart = async (folder: string) => {
  const startedAt = performance.now()
  const child = spawn(process.execPath, ['scripts/start.mjs'], {
    env: { ...process.env, THROUGHLINE_DATA: folder, THROUGHLINE_PORT: String(FIRST_PORT) },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await new Promise<void>((ready, fail) => {
    child.stdout.on('data', (chunk) => String(chunk).includes('Ready after') && ready())
    child.once('exit', (code) => fail(new Error(`The sandbox ended with ${code}.`)))
  })
  return { child, tookMs: performance.now() - startedAt }
}

const stop = (child: ChildProcess) =>
  new Promise<void>((gone) => {
    child.removeAllListeners('exit')
    child.once('exit', () => gone())
    child.kill('SIGINT')
  })

const post = (path: string, body: object) =>
  fetch(`${site}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: site },
    body: JSON.stringify(body),
  })

interface Shown {
  readonly panel?: {
    readonly repositories: readonly { readonly pullRequests: readonly Row[] }[]
    readonly summaries: readonly { readonly label: string; readonly isPosted: boolean }[]
  }
}

interface Row {
  readonly label: string
  readonly state: string
  readonly headSha: string
  readonly reviews: readonly unknown[]
}

/** The step's webhook is answered before this returns its label; then the panel is asked until it shows the step. */
const playStep = async (step: string): Promise<number> => {
  const before = await readPanel()
  const { label } = (await (await post(`/sandbox/story/${step}`, {})).json()) as { label: string }
  const acceptedAt = performance.now()
  const was = rowIn(before, label)
  for (;;) {
    const now = await readPanel()
    if (shows(step, now, label, was)) return performance.now() - acceptedAt
    if (performance.now() - acceptedAt > 30_000) throw new Error(`The panel never showed the step "${step}".`)
    await sleep(5)
  }
}

const rowIn = ({ panel }: Shown, label: string) =>
  panel?.repositories.flatMap(({ pullRequests }) => pullRequests).find((row) => row.label === label)

const shows = (step: string, now: Shown, label: string, was: Row | undefined): boolean => {
  const row = rowIn(now, label)
  if (!row) return false
  if (step === 'push') return row.headSha !== was?.headSha
  if (step === 'review') return row.reviews.length > 0
  if (step === 'merge')
    return (
      row.state === 'merged' &&
      (now.panel?.summaries.some((one) => one.label === label && one.isPosted) ?? false)
    )
  return true
}

const readPanel = async (): Promise<Shown> => {
  const call = {
    functionKey: 'readPanel',
    moduleKey: 'pr-panel',
    issueKey: 'SHOP-7',
    accountId: mina.accountId,
  }
  const response = await post('/sandbox/invoke', call)
  return ((await response.json()) as { readonly value: Shown }).value
}
