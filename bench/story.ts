import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Figure } from './figures'
import { runSandbox, type SandboxRun } from './sandbox-run'
import { median, percentile } from './spread'
import { playStep, startOver } from './story-steps'

const TELLINGS = 25
const LATER_STARTS = 5

/**
 * The story as a visitor plays it, many times over: from the moment the companion has accepted a webhook until the
 * panel's own function answers with what the step did. And how long `npm start` takes, the first time and later.
 */
export const story = async (say: (line: string) => void): Promise<readonly Figure[]> => {
  const folder = await mkdtemp(join(tmpdir(), 'throughline-bench-'))
  let sandbox: SandboxRun | undefined
  try {
    await chmod(folder, 0o755)
    sandbox = await runSandbox(folder)
    const firstMs = sandbox.startedInMs
    say(`first start: ${seconds(firstMs)}`)
    const laterMs: number[] = []
    while (laterMs.length < LATER_STARTS) {
      await sandbox.stop()
      sandbox = await runSandbox(folder)
      laterMs.push(sandbox.startedInMs)
      say(`later start: ${seconds(sandbox.startedInMs)}`)
    }
    const waitsMs = await tellOften(sandbox.site, say)
    return figuresOf({ waitsMs, firstMs, laterMs })
  } finally {
    await sandbox?.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

const tellOften = async (site: string, say: (line: string) => void): Promise<readonly number[]> => {
  const waitsMs: number[] = []
  for (let telling = 1; telling <= TELLINGS; telling += 1) {
    for (const step of ['open', 'push', 'review', 'merge']) waitsMs.push(await playStep(site, step))
    await startOver(site)
    if (telling % 5 === 0) say(`told ${telling} of ${TELLINGS} times`)
  }
  return waitsMs
}

interface Measured {
  readonly waitsMs: readonly number[]
  readonly firstMs: number
  readonly laterMs: readonly number[]
}

const figuresOf = ({ waitsMs, firstMs, laterMs }: Measured): readonly Figure[] => {
  const [p50, p95] = [percentile(waitsMs, 0.5), percentile(waitsMs, 0.95)]
  const later = median(laterMs)
  return [
    {
      what: `accepted → shown, p50 of ${waitsMs.length} steps`,
      figure: ms(p50),
      goal: { words: '≤ 2 s', isMet: p50 <= 2_000 },
    },
    { what: 'accepted → shown, p95', figure: ms(p95), goal: { words: '≤ 2 s', isMet: p95 <= 2_000 } },
    {
      what: '`npm start` to the banner, first',
      figure: seconds(firstMs),
      goal: { words: '≤ 30 s', isMet: firstMs <= 30_000 },
    },
    {
      what: `\`npm start\` to the banner, later, median of ${laterMs.length}`,
      figure: seconds(later),
      goal: { words: '≤ 6 s', isMet: later <= 6_000 },
    },
  ]
}

const ms = (value: number) => `${Math.round(value)} ms`
const seconds = (valueMs: number) => `${(valueMs / 1000).toFixed(1)} s`
