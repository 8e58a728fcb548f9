import postgres from 'postgres'
import type { Apart } from './apart'
import { inTurn } from './in-turn'
import type { Loaded } from './load'
import type { CommittedRows, SingleRows } from './single-rows'

/** By round: what one-by-one commits reached on 8 and on 64 connections, and what the door answered. */
export interface IntakeRounds {
  readonly singleOn8: readonly number[]
  readonly singleOn64: readonly number[]
  readonly loads: readonly Loaded[]
}

interface RoundsOptions {
  readonly url: string
  readonly rows: Apart<SingleRows, CommittedRows>
  readonly bodies: readonly string[]
  readonly rounds: number
  readonly roundMs: number
  readonly deliver: () => Promise<Loaded>
  readonly say: (line: string) => void
}

export const measureRounds = async (options: RoundsOptions): Promise<IntakeRounds> => {
  const { url, rows, bodies, rounds, roundMs, deliver, say } = options
  await makeTable(url)
  const single = async (connections: number) =>
    (await rows.ask({ url, connections, bodies, forMs: roundMs })).perSecond
  const [singleOn8, singleOn64, loads]: [number[], number[], Loaded[]] = [[], [], []]
  const parts = [
    async () => singleOn8.push(await single(8)),
    async () => singleOn64.push(await single(64)),
    async () => loads.push(await deliver()),
  ]
  await inTurn(rounds, parts, (round) => {
    const accepted = loads.slice(-1).map(acceptedPerSecond)
    const single = [...singleOn8.slice(-1), ...singleOn64.slice(-1)]
    say(`round ${round}: accepted ${accepted.map(perSecond)}; one by one ${single.map(perSecond).join(', ')}`)
  })
  return { singleOn8, singleOn64, loads }
}

export const acceptedPerSecond = ({ statuses, tookMs }: Loaded) => ((statuses[202] ?? 0) / tookMs) * 1000
export const perSecond = (value: number) => `${Math.round(value)}/s`

/** The inbox's own way of storing a body, and nothing else of it. */
const makeTable = async (url: string) => {
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  await sql`create table single_row (id bigint generated always as identity primary key, body text not null)`
  const [inbox] = await sql<{ compression: string }[]>`
    select attcompression as compression from pg_attribute where attrelid = 'inbox'::regclass and attname = 'body'`
  if (inbox?.compression === 'l') await sql`alter table single_row alter column body set compression lz4`
  await sql.end()
}
