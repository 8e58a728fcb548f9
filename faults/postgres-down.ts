import { setTimeout as sleep } from 'node:timers/promises'
import { type Fault, holds, none, within } from './fault'
import { countEffects, each, mergePull, type OwnPull, openPull, untilWorkedOff } from './rig/merges'
import { type Answer, getHook, postDelivery } from './rig/post-delivery'
import { openRig, type Rig } from './rig/rig'

const PROBE_EVERY_MS = 100

/** Postgres is away for a minute while deliveries come in. */
export const postgresDown: Fault = {
  what: 'Postgres is stopped for a minute while deliveries come in',
  limitMs: 5 * 60_000,
  async run(run) {
    const [merges, downMs] = run.isShort ? [4, 6_000] : [20, 60_000]
    const rig = await openRig(run)
    const pulls: OwnPull[] = []
    await each(merges, 2, async (at) => void pulls.push(await openPull(rig, at)))
    await untilWorkedOff(rig, 30_000)
    const intake = rig.processes.intake().pid

    await rig.postgres.down()
    run.say(`Postgres is stopped for ${downMs / 1_000} s`)
    const probes = probeUntilStopped(rig)
    // Merged while nobody can keep it: sent again and again, as by hand, until it is accepted.
    const merging = Promise.all(pulls.map((pull) => mergePull(rig, pull)))
    await sleep(downMs)
    const whileDown = probes.answers.slice()
    await rig.postgres.up()
    const backAt = performance.now()
    while (probes.acceptedAt() === undefined && performance.now() - backAt < 30_000) await sleep(10)
    const firstMs = (probes.acceptedAt() ?? Number.POSITIVE_INFINITY) - backAt
    run.say(`Postgres is back; the first delivery was accepted ${Math.round(firstMs)} ms later`)
    await probes.stop()

    const sent = await merging
    const accepted = pulls.filter((_, at) => sent[at])
    const left = await untilWorkedOff(rig, 60_000)
    const { lost, doubled } = countEffects(rig, accepted)
    const wrong = whileDown.filter(({ status, retryAfter }) => status !== 503 || retryAfter === undefined)
    const slowestMs = Math.max(...whileDown.map(({ tookMs }) => tookMs))
    const hasDied = rig.processes.crashes.some(({ process }) => process === 'intake')
    const isSame = rig.processes.intake().pid === intake && !hasDied
    const unhealthy = probes.healths.filter((status) => status !== 200).length
    return {
      counts: {
        acked: accepted.length,
        lost,
        doubled,
        probes: whileDown.length,
        wrongAnswers: wrong.length,
        slowestMs: Math.round(slowestMs),
        firstAcceptedMs: Math.round(firstMs),
        left,
      },
      figures: [
        none(
          `answers other than 503 with Retry-After, of ${whileDown.length} while it was down`,
          wrong.length,
        ),
        within('slowest of these answers', slowestMs, 2_000),
        holds('intake', isSame ? 'lives' : 'died', 'lives', isSame),
        none('/healthz not answered with 200', unhealthy),
        within('Postgres answers → first 202', firstMs, 5_000),
        holds('merges accepted', String(accepted.length), String(merges), accepted.length === merges),
        none('merges without their comment or link', lost),
        none('merges with two comments or links', doubled),
        none('jobs left at the end', left),
      ],
    }
  },
}

/** A delivery ten times a second, whatever became of the one before. */
const probeUntilStopped = (rig: Rig) => {
  const hook = getHook(rig)
  const body = rig.gitHost.deliveries().find(({ event }) => event === 'pull_request')?.requestBody ?? ''
  const answers: Answer[] = []
  const healths: (number | undefined)[] = []
  const underWay = new Set<Promise<unknown>>()
  let acceptedAt: number | undefined

  const probe = async () => {
    const answer = await postDelivery(hook, { body })
    answers.push(answer)
    if (answer.status === 202) acceptedAt ??= performance.now()
    const health = await fetch(`${rig.companionUrl}/healthz`).catch(() => undefined)
    healths.push(health?.status)
  }
  const timer = setInterval(() => {
    const one = probe().finally(() => underWay.delete(one))
    underWay.add(one)
  }, PROBE_EVERY_MS)

  return {
    answers,
    healths,
    acceptedAt: () => acceptedAt,
    async stop() {
      clearInterval(timer)
      await Promise.all(underWay)
    },
  }
}
