import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { request } from 'node:http'
import { gzipSync } from 'node:zlib'
import type { Figure } from '../bench/figures'
import { type Fault, holds, none } from './fault'
import { mergePull, openPull, untilWorkedOff } from './rig/merges'
import { getHook } from './rig/post-delivery'
import { openRig } from './rig/rig'

const TOO_LARGE = Buffer.alloc(27 * 1024 * 1024, ' ')
const TIMES = 10
const MOST_GROWTH_MB = 50
/** What was thrown away is collected late, so that ten in a row may hold more than one; not ten times as much. */
const MOST_GROWTH_IN_A_ROW_MB = 120
const json = { 'content-type': 'application/json', 'x-github-event': 'push', 'x-github-delivery': 'large' }

interface Kind {
  readonly what: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
  readonly expected: number
  /** Sent to an address that nobody was given. */
  readonly isElsewhere?: boolean
}

const kinds: readonly Kind[] = [
  {
    what: '27 MB, said beforehand',
    headers: { ...json, 'content-length': String(TOO_LARGE.length) },
    body: TOO_LARGE,
    expected: 413,
  },
  {
    what: '27 MB packed into little',
    headers: { ...json, 'content-encoding': 'gzip' },
    body: gzipSync(TOO_LARGE),
    expected: 415,
  },
  {
    what: '27 MB in chunks to an unknown address',
    headers: { ...json, 'transfer-encoding': 'chunked' },
    body: TOO_LARGE,
    expected: 404,
    isElsewhere: true,
  },
  {
    what: '27 MB in chunks',
    headers: { ...json, 'transfer-encoding': 'chunked' },
    body: TOO_LARGE,
    expected: 413,
  },
]

/** Bodies above the limit, with and without their length said beforehand, and a packed one that would unfold. */
export const oversize: Fault = {
  what: 'bodies of 27 MB, and packed ones',
  limitMs: 3 * 60_000,
  async run(run) {
    const rig = await openRig(run)
    await mergePull(rig, await openPull(rig, 0))
    await untilWorkedOff(rig, 20_000)
    const { url } = getHook(rig)
    const pid = rig.processes.intake().pid ?? 0
    const watch = watchMemory(pid)
    let wrong = 0
    let onceMb = 0
    const figures: Figure[] = []
    for (const { what, expected, isElsewhere, ...sent } of kinds) {
      const address = isElsewhere ? `${url.slice(0, -32)}${'0'.repeat(32)}` : url
      const first = await send(address, sent)
      onceMb = watch.growthMb()
      const answers = [first, ...(await times(TIMES - 1, () => send(address, sent)))]
      const others = answers.filter((status) => status !== undefined && status !== expected).length
      wrong += others
      run.say(`${what}: ${answers.join(' ')}; ${watch.growthMb()} MB more than at first`)
      figures.push(none(`${what}: of ${TIMES} answered with anything but ${expected}`, others))
    }
    const growthMb = watch.stop()
    const isSame = rig.processes.intake().pid === pid
    return {
      counts: { acked: 0, lost: 0, doubled: 0, wrongAnswers: wrong, onceMb, growthMb },
      figures: [
        ...figures,
        atMost('growth of intake in memory, with the first of the last kind', onceMb, MOST_GROWTH_MB),
        atMost(`growth with ${TIMES} of them in a row`, growthMb, MOST_GROWTH_IN_A_ROW_MB),
        holds('intake', isSame ? 'lives' : 'died', 'lives', isSame),
      ],
    }
  },
}

const atMost = (what: string, mb: number, mostMb: number) =>
  holds(what, `${mb} MB`, `< ${mostMb} MB`, mb < mostMb)

const watchMemory = (pid: number) => {
  const before = memoryMb(pid)
  let most = before
  const look = () => {
    most = Math.max(most, memoryMb(pid))
    return most - before
  }
  const timer = setInterval(look, 20)
  return {
    growthMb: look,
    stop() {
      clearInterval(timer)
      return look()
    },
  }
}

/** Resident memory as the system counts it. */
const memoryMb = (pid: number): number => {
  if (process.platform !== 'linux')
    return Math.round(
      Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) / 1024,
    )
  const [, kb] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
  return Math.round(Number(kb) / 1024)
}

const times = async (count: number, ask: () => Promise<number | undefined>) => {
  const answers: (number | undefined)[] = []
  for (let at = 0; at < count; at += 1) answers.push(await ask())
  return answers
}

/** The server may hang up before everything is sent: then the answer counts if it arrived, and is undefined else. */
const send = (url: string, { headers, body }: Pick<Kind, 'headers' | 'body'>) =>
  new Promise<number | undefined>((resolve) => {
    const sending = request(url, { method: 'POST', headers, agent: false }, (response) => {
      resolve(response.statusCode)
      response.resume()
      sending.destroy()
    })
    sending.on('error', () => resolve(undefined))
    sending.setTimeout(10_000, () => sending.destroy())
    sending.end(body)
  })
