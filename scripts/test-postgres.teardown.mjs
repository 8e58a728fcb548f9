import { once } from 'node:events'

/** Jest's global teardown: returns when the set-up's PostgreSQL is gone, with its data. */
export default async function tearDown() {
  const holder = globalThis.throughlineTestPostgres
  if (holder === undefined || holder.exitCode !== null) return
  holder.ref()
  const gone = once(holder, 'exit')
  holder.disconnect()
  await gone
}
