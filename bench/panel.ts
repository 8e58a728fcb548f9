import { systemClock } from '@throughline/companion/clock'
import { createInvocationTokens } from '../sandbox/src/forge-runtime/invocation-token'
import { installedApp } from '../sandbox/src/installed-app'
import { serveOnLoopback } from '../sandbox/src/serve-on-loopback'
import { runApart } from './apart'
import { startCompanionProcess } from './companion-process'
import type { Figure } from './figures'
import { inTurn } from './in-turn'
import { installTenants } from './installed-tenants'
import type { Load, Loaded } from './load'
import { startOwnPostgres } from './own-postgres'
import { growthFigures, type PanelGoals, type PanelReads, readFigures } from './panel-figures'
import { type LinkedDatabase, makeLinkedDatabase } from './panel-links'
import { openWrapper, type ReadPanels, throughDoor } from './panel-ways'

const [WRAPPER, DOOR] = ['the query in its transaction', 'through the door']
const TENANTS = 200
const ROUNDS = 5
const READS_A_ROUND = 400
const sizes = [
  { name: '10k', links: 10_000 },
  { name: '100k', links: 100_000 },
  { name: '1M', links: 1_000_000 },
] as const
const inFlights = [1, 16] as const
const goals: PanelGoals = {
  isFor: ({ way, size }) => way === DOOR && size === '1M',
  p95Ms: 150,
  p99Ms: 300,
}
const MOST_TIMES_SLOWER = 2

/** Reads of panels in databases of three sizes on one server, in turn; then the same over HTTP with verified tokens. */
export const panel = async (say: (line: string) => void): Promise<readonly Figure[]> => {
  const server = await startOwnPostgres()
  const load = runApart<Load, Loaded>('bench/load.ts')
  const stops: (() => Promise<void>)[] = []
  try {
    const tokens = createInvocationTokens({ app: installedApp, apiBaseUrl: '', clock: systemClock })
    const atlassian = await serveOnLoopback(() => Response.json(tokens.jwks()), 0)
    stops.push(atlassian.close)
    const tenants = await installTenants(server, TENANTS, atlassian.url)
    const trust = {
      appId: installedApp.id,
      jwksUrl: `${atlassian.url}/jwks.json`,
      atlassianApi: atlassian.url,
      environments: ['PRODUCTION'],
    }

    const openWays = async (linked: LinkedDatabase): Promise<readonly Way[]> => {
      const wrapper = openWrapper(linked.url)
      stops.push(wrapper.close)
      const door = await startCompanionProcess({ role: 'intake', server, databaseUrl: linked.url, trust })
      stops.push(door.stop)
      return [
        { way: WRAPPER, linked, read: wrapper.read },
        { way: DOOR, linked, read: throughDoor({ origin: door.origin, load, tenants, tokens }) },
      ]
    }

    const ways: Way[] = []
    for (const size of sizes) {
      const linked = await makeLinkedDatabase(server.url, { ...size, issues: ROUNDS * READS_A_ROUND })
      say(`made ${linked.links} links`)
      ways.push(...(await openWays(linked)))
    }
    return figuresOf(await measure(ways, say))
  } finally {
    for (const stop of stops.reverse()) await stop()
    await load.stop()
    await server.stop()
  }
}

interface Way {
  readonly way: string
  readonly linked: LinkedDatabase
  readonly read: ReadPanels
}

const measure = async (ways: readonly Way[], say: (line: string) => void): Promise<readonly PanelReads[]> => {
  for (const { linked, read } of ways) await read(linked.issues.slice(0, READS_A_ROUND), 16)
  const all = ways.flatMap(({ way, linked, read }) =>
    inFlights.map((inFlight) => ({
      way,
      inFlight,
      size: linked.name,
      linked,
      read,
      rounds: [] as number[][],
    })),
  )
  const parts = all.map(({ linked, read, inFlight, rounds }) => async (round: number) => {
    const issues = linked.issues.slice(round * READS_A_ROUND, (round + 1) * READS_A_ROUND)
    rounds.push([...(await read(issues, inFlight))])
  })
  await inTurn(ROUNDS, parts, (round) => say(`round ${round} of ${ROUNDS}`))
  return all
}

const figuresOf = (all: readonly PanelReads[]): readonly Figure[] => {
  const grown = all.filter(({ size }) => size === '1M')
  const smallOf = (large: PanelReads) =>
    all.find(({ way, inFlight, size }) => way === large.way && inFlight === large.inFlight && size === '10k')
  return [
    ...all.flatMap((reads) => readFigures(reads, goals)),
    ...grown.flatMap((large) => growthFigures(smallOf(large) ?? large, large, MOST_TIMES_SLOWER)),
  ]
}
