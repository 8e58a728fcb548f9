import { createEndInstallation } from './actions/end-installation'
import { systemClock } from './clock'
import { createAccess } from './connections/access'
import { createGatherWebhooks } from './connections/gather-webhooks'
import { parseMasterKeys } from './connections/master-keys'
import { createKeyring } from './connections/seal'
import { createDatabase } from './database/database'
import { createLocks } from './database/locks'
import { createSafeFetch } from './fetch/safe-fetch'
import { startWorker } from './jobs/worker'
import type { LanguageModel } from './language-model/language-model'
import { modelOverAiSdk } from './language-model/model-over-ai-sdk'
import { createLog, describe } from './log'
import { createTasks } from './pipeline/tasks'
import { startRounds } from './reconcile/start-rounds'
import type { Settings } from './settings'
import { startNights } from './tenants/nights'

/** A model may be at a port where no Jira and no git host is: its operator named it. */
const openLanguageModel = ({ languageModel, egress }: Settings): LanguageModel | undefined => {
  if (!languageModel) return undefined
  const { baseUrl } = languageModel
  const port = baseUrl === undefined ? 0 : Number(new URL(baseUrl).port)
  const ports = egress.ports && port ? [...egress.ports, port] : egress.ports
  return modelOverAiSdk(languageModel, createSafeFetch({ ...egress, ports }))
}

/** Works off the jobs; listens to nobody. Ends the process when it can no longer be sure that its jobs are its own. */
export const startWorkerProcess = async (settings: Settings) => {
  const log = createLog(settings.logLevel)
  const { databaseUrl: url, onlyTenantId, workers, address, isReachable } = settings
  const endInDoubt = (error: Error) => {
    log.error(describe(error), 'this worker cannot be sure of its jobs any more and ends')
    process.exit(1)
  }
  const database = createDatabase({ url, onlyTenantId, connections: workers + 2, deadlineMs: 10_000 })
  const locks = createLocks({ url, connections: workers + 2, waitMs: 5_000, onLost: endInDoubt })
  const keyring = createKeyring(parseMasterKeys(settings.masterKeys))
  const clock = systemClock
  const fetch = createSafeFetch(settings.egress)
  const languageModel = openLanguageModel(settings)
  const access = createAccess({
    ...{ database, keyring, fetch, clock },
    mode: settings.mode,
    oauthApp: settings.oauthApp,
  })

  const worker = await startWorker({
    url,
    hasRoles: onlyTenantId === undefined,
    tasks: createTasks({ database, locks, access, keyring, clock, log, address, isReachable, languageModel }),
    concurrency: workers,
    log,
    onDoubt: endInDoubt,
  })
  const rounds = startRounds({ database, log, isReachable })
  const gatherWebhooks = createGatherWebhooks({ database, keyring, fetch })
  const end = createEndInstallation({ database, clock, log, gatherWebhooks })
  const nights = startNights({ database, clock, log, end, retention: settings.retention })
  log.info({ workers }, 'worker works')

  return {
    async stop() {
      rounds.stop()
      nights.stop()
      await worker.stop()
      await Promise.all([database.close(), locks.close()])
    },
  }
}
