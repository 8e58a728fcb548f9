import { afterAll, beforeAll, beforeEach, expect, jest, test } from '@jest/globals'
import fc from 'fast-check'
import { createMappedLane, type MappedLane } from './mapped/mapped-lane'
import { anyMappedWorld, type MappedWorld, type PairName, pairsWhere, size } from './mapped/mapped-world'
import { createPanelSeats } from './mapped/person-at-panel'
import { playWorld } from './mapped/play-world'

/** Worlds side by side, since much of the time is spent waiting for rows; each lane has a database of its own. */
const laneCount = 2
const worldsOfLane = 60

let lanes: readonly MappedLane[]
beforeAll(async () => {
  lanes = await Promise.all(Array.from({ length: laneCount }, createMappedLane))
}, 120_000)
afterAll(() => Promise.all(lanes.map((lane) => lane.stop())))

const said: string[] = []
beforeEach(() => {
  for (const way of ['log', 'info', 'warn', 'error', 'debug'] as const)
    jest.spyOn(console, way).mockImplementation((...words) => void said.push(JSON.stringify(words)))
})

test('nothing of a pull request comes to an issue that its repository is not mapped to, in 10,000 pairs', async () => {
  const seats = createPanelSeats()
  const counted = { pairs: 0, unmapped: 0, private: 0, shown: 0, lines: 0 }
  const playIn = (lane: MappedLane, nthLane: number) => {
    let nthWorld = 0
    return fc.assert(
      fc.asyncProperty(anyMappedWorld, async (world) => {
        const base = (nthLane * 1_000_000 + nthWorld) * size.projects
        nthWorld += 1
        const { problems, shown, lines } = await playWorld(lane, seats, world, base)
        expect(problems).toEqual([])
        count(world, shown)
        counted.lines += lines
      }),
      { numRuns: worldsOfLane, endOnFailure: true },
    )
  }
  const count = (world: MappedWorld, shown: readonly PairName[]) => {
    counted.pairs += size.repositories * size.projects
    counted.unmapped += pairsWhere(world, (pair) => !pair.isMapped || !pair.isMappedLater).size
    counted.private += pairsWhere(world, (pair, { isPrivate }) => isPrivate && !pair.isMapped).size
    counted.shown += shown.length
  }
  await Promise.all(lanes.map(playIn))

  // So that nothing is proved by worlds in which nothing happens, and no log by one in which nothing is said.
  expect(counted.pairs).toBeGreaterThan(15_000)
  expect(counted.unmapped).toBeGreaterThan(10_000)
  expect(counted.private).toBeGreaterThan(4_000)
  expect(counted.shown).toBeGreaterThan(1_000)
  expect(counted.lines).toBeGreaterThan(500)
  expect(said).toEqual([])
}, 300_000)
