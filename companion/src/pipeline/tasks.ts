import type { TaskList } from 'graphile-worker'
import { createPatience } from '../jobs/patience'
import type { Log } from '../log'
import { traces } from '../traces/traces'
import { createHandleDelivery, type PipelineOptions } from './handle-delivery'
import { createMirrorLink } from './mirror-link'
import { createRefreshIssue } from './refresh-issue'
import { createRunFeature } from './run-feature'

/** Every kind of job by name. One that gives up says so in its delivery's trace. */
export const createTasks = (options: PipelineOptions & { readonly log: Log }): TaskList => {
  const { database, log } = options
  const patient = createPatience({
    log,
    async onGivingUp({ tenantId, inboxId }, job, reason) {
      if (inboxId === undefined) return
      const step = { step: 'rule', outcome: 'gave up', detail: `${job}: ${reason}` } as const
      await database.withTenant(tenantId, (sql) => traces(sql).add(inboxId, step))
    },
  })
  return {
    'handle-delivery': patient(createHandleDelivery(options)),
    'refresh-issue': patient(createRefreshIssue(options)),
    'mirror-link': patient(createMirrorLink(options)),
    'run-feature': patient(createRunFeature(options)),
  } as TaskList
}
