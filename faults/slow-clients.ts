import { connect, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Fault, none, within } from './fault'
import { mergePull, openPull } from './rig/merges'
import { getHook, postDelivery } from './rig/post-delivery'
import { openRig } from './rig/rig'

/** So many stop in the middle of the headers, and so many in the middle of the body: those may stay half a minute. */
const wholeRound = { headers: 200, bodies: 100 }
const shortRound = { headers: 60, bodies: 0 }

/** Clients that begin a request and never finish it. */
export const slowClients: Fault = {
  what: 'three hundred requests that are begun and never finished',
  limitMs: 3 * 60_000,
  async run(run) {
    const clients = run.isShort ? shortRound : wholeRound
    const rig = await openRig(run)
    await mergePull(rig, await openPull(rig, 0))
    const { url } = getHook(rig)
    const { port, pathname } = new URL(url)
    const headers = `POST ${pathname} HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\nx-github-event: push\r\nx-github-delivery: slow\r\n`
    const inHeaders = Array.from({ length: clients.headers }, () => begin(Number(port), headers))
    const inBody = Array.from({ length: clients.bodies }, () =>
      begin(Number(port), `${headers}content-length: 1000\r\n\r\n{"half`),
    )
    await sleep(200)
    run.say(`${clients.headers + clients.bodies} requests are half sent`)

    const probing = probe(rig)
    const [headersMs, bodyMs] = await Promise.all([slowestOf(inHeaders), slowestOf(inBody)])
    const { healthMs, deliveryMs, failed } = await probing.stop()
    return {
      counts: {
        acked: probing.accepted(),
        lost: failed,
        doubled: 0,
        slowestHealthMs: Math.round(healthMs),
        slowestDeliveryMs: Math.round(deliveryMs),
        headersClosedMs: Math.round(headersMs),
        bodiesClosedMs: Math.round(bodyMs),
      },
      figures: [
        within('slowest answer of /healthz meanwhile', healthMs, 1_000),
        within('slowest 202 meanwhile', deliveryMs, 2_000),
        none('requests of others that were not answered well', failed),
        within(`${clients.headers} sockets without all headers closed`, headersMs, 10_000),
        within(`${clients.bodies} sockets without all of the body closed`, bodyMs, 40_000),
      ],
    }
  },
}

interface HalfOpen {
  /** How long the server left it open, in ms; 60 s at most. */
  readonly openMs: Promise<number>
}

const begin = (port: number, text: string): HalfOpen => {
  const startedAt = performance.now()
  const socket: Socket = connect(port, '127.0.0.1', () => socket.write(text))
  const openMs = new Promise<number>((resolve) => {
    const over = () => {
      socket.destroy()
      resolve(performance.now() - startedAt)
    }
    socket.on('error', over)
    socket.on('close', over)
    socket.on('data', () => {})
    socket.on('end', over)
    setTimeout(over, 60_000).unref()
  })
  return { openMs }
}

const slowestOf = async (sockets: readonly HalfOpen[]) =>
  Math.max(0, ...(await Promise.all(sockets.map(({ openMs }) => openMs))))

/** What everybody else sees meanwhile. */
const probe = (rig: Parameters<typeof getHook>[0] & { readonly companionUrl: string }) => {
  const hook = getHook(rig)
  const body = rig.gitHost.deliveries().find(({ action }) => action === 'closed')?.requestBody ?? ''
  let isOver = false
  let accepted = 0
  const look = async () => {
    const slowest = { healthMs: 0, deliveryMs: 0, failed: 0 }
    while (!isOver) {
      const startedAt = performance.now()
      const health = await fetch(`${rig.companionUrl}/healthz`).catch(() => undefined)
      slowest.healthMs = Math.max(slowest.healthMs, performance.now() - startedAt)
      const delivery = await postDelivery(hook, { body })
      slowest.deliveryMs = Math.max(slowest.deliveryMs, delivery.tookMs)
      if (delivery.status === 202) accepted += 1
      if (!health?.ok || delivery.status !== 202) slowest.failed += 1
      await sleep(100)
    }
    return slowest
  }
  const looking = look()
  return {
    accepted: () => accepted,
    stop: () => {
      isOver = true
      return looking
    },
  }
}
