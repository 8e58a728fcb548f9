import { fork } from 'node:child_process'

/** Jest's global set-up: one PostgreSQL for all tests of the run, at THROUGHLINE_TEST_DATABASE_URL, unless one is given. */
export default async function setUp() {
  if (process.env.THROUGHLINE_TEST_DATABASE_URL) return
  const holder = fork(new URL('test-postgres.mjs', import.meta.url), {
    detached: true,
    execArgv: [],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  process.env.THROUGHLINE_TEST_DATABASE_URL = await new Promise((resolve, reject) => {
    holder.once('message', resolve)
    holder.once('exit', () => reject(new Error('The PostgreSQL of the tests did not start: see above.')))
  })
  globalThis.throughlineTestPostgres = holder
  // A run that ends in any other way than by its teardown is not held up: the lost channel stops the holder.
  holder.unref()
  holder.channel.unref()
}
