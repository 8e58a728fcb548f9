import { type Fault, holds, none } from './fault'
import { countEffects, each, mergePull, type OwnPull, openPull, untilWorkedOff } from './rig/merges'
import { getHook, postDelivery } from './rig/post-delivery'
import { openRig } from './rig/rig'

const TIMES = 100

/** Each merge is told a hundred times: half under its own delivery id, half under new ones. */
export const duplicates: Fault = {
  what: 'each delivery comes a hundred times, under its own id and under new ones',
  limitMs: 6 * 60_000,
  async run(run) {
    const merges = run.isShort ? 2 : 12
    const rig = await openRig(run, { workers: 2 })
    const hook = getHook(rig)
    const pulls: OwnPull[] = []
    await each(merges, 2, async (at) => {
      const pull = await openPull(rig, at)
      if (await mergePull(rig, pull)) pulls.push(pull)
    })
    const originals = rig.gitHost.deliveries().filter(({ action }) => action === 'closed')
    const copies = originals.flatMap(({ id, requestBody: body }) =>
      Array.from({ length: TIMES }, (_, at) => (at % 2 === 0 ? { id, body } : { body })),
    )
    let accepted = 0
    await each(copies.length, 16, async (at) => {
      const copy = copies[at]
      if (copy && (await postDelivery(hook, copy)).status === 202) accepted += 1
    })
    run.say(`${accepted} copies of ${originals.length} deliveries were accepted`)
    const left = await untilWorkedOff(rig, 240_000)
    const { lost, doubled } = countEffects(rig, pulls)
    const { rows } = await rig.superuser.query<{ kept: number }>(
      'select count(*)::int as kept from inbox where event = $1',
      ['pull_request'],
    )
    // Opened and merged, and a row for each new id; none for the same id again.
    const expected = merges * (2 + TIMES / 2)
    const kept = rows[0]?.kept ?? 0
    return {
      counts: { acked: pulls.length, lost, doubled, copies: copies.length, accepted, kept, left },
      figures: [
        holds('copies accepted', String(accepted), String(copies.length), accepted === copies.length),
        holds('rows in the inbox', String(kept), String(expected), kept === expected),
        none('merges without their comment or link', lost),
        none('merges with two comments or links', doubled),
        none('jobs left at the end', left),
      ],
    }
  },
}
