// Holds the PostgreSQL of a test run until the run's channel to this process closes, in whatever way the run ends.
import { chmod, mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { bundleForNode } from './bundle.mjs'
import { checkout } from './check-machine.mjs'

const prefix = 'throughline-test-'
const youngMs = 60_000

const outfile = join(checkout, '.throughline', 'build', 'embedded.mjs')
await bundleForNode({ entry: join(checkout, 'companion', 'src', 'database', 'embedded.ts'), outfile })
const { discardEmbeddedPostgres, startEmbeddedPostgres } = await import(pathToFileURL(outfile).href)

await discardLeftovers()
const folder = await mkdtemp(join(tmpdir(), `${prefix}postgres-`))
await chmod(folder, 0o755) // as root, PostgreSQL runs as the user postgres, who has to get in
try {
  const { url, stop } = await startEmbeddedPostgres({ folder, flags: ['-c', 'fsync=off'] })
  const end = async () => {
    await stop()
    await rm(folder, { recursive: true })
    process.exit(0)
  }
  process.once('disconnect', end)
  process.once('SIGTERM', end)
  if (process.connected) process.send(url)
  else await end()
} catch (error) {
  console.error(error.message)
  await rm(folder, { recursive: true })
  process.exit(1)
}

/** Of runs whose holder was killed too. A young folder may belong to a run that is just starting. */
async function discardLeftovers() {
  for (const name of await readdir(tmpdir())) {
    if (!name.startsWith(prefix)) continue
    const path = join(tmpdir(), name)
    const found = await stat(path).catch(() => undefined)
    if (found === undefined || Date.now() - found.mtimeMs < youngMs) continue
    await discardEmbeddedPostgres(path).catch(() => {}) // in use, or another user's
  }
}
