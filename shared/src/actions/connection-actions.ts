import { z } from 'zod'
import { CheckRun } from '../connection-check'
import { GitHostId } from '../pull-request'
import type { ActionKind } from './action-kind'
import { done, Id } from './fields'

/** What somebody typed; the action says what is wrong with it. */
const Typed = z.string().max(2_000)

/** Connecting Jira and git hosts, and keeping the connections. */
export const connectionActions = {
  /** Starts the checks; nothing is stored before all of them have passed. `read-checks` tells how far they are. */
  'connect-jira': {
    needs: 'admin',
    request: z.object({ url: Typed, email: Typed, expiresOn: Typed, token: z.string().max(10_000) }),
    answer: CheckRun,
  },
  /** The same checks for a new token of a connection. A changed address needs the token typed again, as it is here. */
  'replace-jira-token': {
    needs: 'admin',
    request: z.object({
      connectionId: Id,
      url: Typed,
      email: Typed,
      expiresOn: Typed,
      token: z.string().max(10_000),
    }),
    answer: CheckRun,
  },
  'connect-git-host': {
    needs: 'admin',
    request: z.object({ host: GitHostId, url: Typed, expiresOn: Typed, token: z.string().max(10_000) }),
    answer: CheckRun,
  },
  'replace-git-host-token': {
    needs: 'admin',
    request: z.object({ connectionId: Id, expiresOn: Typed, token: z.string().max(10_000) }),
    answer: CheckRun,
  },
  /** Runs the checks of a stored connection again, in place. */
  'check-again': { needs: 'admin', request: z.object({ connectionId: Id }), answer: CheckRun },
  'read-checks': { needs: 'admin', request: z.object({ runId: Id }), answer: CheckRun },
  /** Deletes its webhooks and destroys its secrets. Says how many webhooks could not be deleted. */
  disconnect: {
    needs: 'admin',
    request: z.object({ connectionId: Id }),
    answer: z.object({ webhooksDeleted: z.int(), webhooksLeft: z.int() }),
  },
  /** Which Jira projects this connection may reach; undefined: all that its account sees. */
  'choose-projects': {
    needs: 'admin',
    request: z.object({ connectionId: Id, projectIds: z.array(z.string()).optional() }),
    answer: done,
  },
  /** A secret with which one Jira site's app is let in, once, within 15 minutes. Self-managed only. */
  'make-pairing-secret': {
    needs: 'admin',
    request: z.object({}),
    answer: z.object({ secret: z.string(), expiresAt: z.iso.datetime() }),
  },
} as const satisfies Record<string, ActionKind>
