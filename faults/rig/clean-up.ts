import { rm } from 'node:fs/promises'
import { discardEmbeddedPostgres } from '../../companion/src/database/embedded'

// Outlives a fault run that is killed: ends its PostgreSQL and deletes its folders once the run is gone.
const [postgresFolder = '', logFolder = ''] = process.argv.slice(2)
process.once('disconnect', async () => {
  await discardEmbeddedPostgres(postgresFolder).catch(() => {}) // the run has done it itself
  await rm(logFolder, { recursive: true, force: true })
  process.exit(0)
})
