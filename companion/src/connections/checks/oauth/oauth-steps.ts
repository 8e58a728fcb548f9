import { z } from 'zod'
import { Failure } from '../../../failure'
import type { SafeFetch } from '../../../fetch/safe-fetch'
import type { JiraAuth } from '../../../jira/auth/jira-auth'
import { dynamicWebhooks } from '../../../jira/webhooks/dynamic-webhooks'
import { type CheckAnswer, createAskForCheck } from '../ask'
import { answeredWrongly, isIpBlocked } from '../jira/answers'
import { type Permissions, permissionStep } from '../jira/permissions'
import type { Account } from '../jira/sign-in'
import { failed, type Outcome, passed, type Say, type Step } from '../run-steps'
import { RUN_MS } from '../start-run'
import { type Hooking, type OAuthHook, oauthWebhookStep } from './oauth-webhook-step'

interface OAuthChecks {
  readonly auth: JiraAuth
  /** The site as people know it: name and port. */
  readonly host: string
  readonly fetch: SafeFetch
  readonly webhook: Pick<Hooking, 'address' | 'isReachable' | 'known' | 'now'>
  readonly wait?: (ms: number) => Promise<unknown>
}

/** What the checks of a Jira by OAuth have shown. */
export interface FoundByOAuth {
  readonly version: string
  readonly account: Account
  readonly permissions: Permissions
  /** Undefined where Jira cannot reach us, or does not take it yet. */
  readonly hook: OAuthHook | undefined
}

const ServerInfo = z.object({ version: z.string() })
const Myself = z.object({ accountId: z.string(), displayName: z.string().nullish() })

/** The checks of a Jira Cloud by OAuth in their order. Nobody typed an address or an email here, so none is compared. */
export const oauthSteps = ({ auth, host, fetch, webhook, wait }: OAuthChecks) => {
  const facts = { host, mode: 'self-managed' }
  const ask = createAskForCheck({ fetch, facts, deadline: Date.now() + RUN_MS, ...(wait && { wait }) })
  const known: { -readonly [Name in keyof FoundByOAuth]?: FoundByOAuth[Name] } = {}
  const get = (say: Say, path: string) =>
    whileAccessLasts(host, async () => ask(say, `${auth.baseUrl}/rest/api/3${path}`, await auth.authorize()))
  let info: CheckAnswer | undefined
  let projectKeys: readonly string[] = []

  const steps: readonly Step[] = [
    {
      id: 'address',
      facts,
      async run(say) {
        const startedAt = performance.now()
        info = await get(say, '/serverInfo')
        return passed({ host, seconds: ((performance.now() - startedAt) / 1_000).toFixed(1) })
      },
    },
    {
      id: 'deployment',
      facts,
      async run(say) {
        const answer = info ?? (await get(say, '/serverInfo'))
        const parsed = ServerInfo.safeParse(answer.json)
        if (answer.status !== 200 || !parsed.success) return notAccepted(answer, host, '/serverInfo')
        known.version = parsed.data.version
        return passed({ deployment: 'cloud', version: parsed.data.version, host })
      },
    },
    {
      id: 'token',
      async run(say) {
        const answer = await get(say, '/myself')
        const parsed = Myself.safeParse(answer.json)
        if (answer.status !== 200 || !parsed.success) return notAccepted(answer, host, '/myself')
        const { accountId, displayName } = parsed.data
        known.account = { id: accountId, name: displayName ?? accountId }
        return passed({ name: known.account.name })
      },
    },
    permissionStep({
      ask,
      baseUrl: auth.baseUrl,
      deployment: () => 'cloud',
      auth: () => auth,
      accountName: () => known.account?.name ?? '',
      found(permissions) {
        known.permissions = permissions
      },
      foundProjects(keys) {
        projectKeys = keys
      },
    }),
    oauthWebhookStep({
      ...webhook,
      auth,
      fetch,
      projectKeys: () => projectKeys,
      found(hook) {
        known.hook = hook
      },
    }),
  ]

  return {
    steps,
    /** After all checks have passed. */
    found: (): FoundByOAuth => ({
      version: known.version ?? '',
      account: known.account ?? { id: '', name: '' },
      permissions: known.permissions ?? {},
      hook: known.hook,
    }),
    /** Takes back the webhook that was registered, where nothing was saved. */
    async undo(): Promise<void> {
      const { remoteId } = known.hook?.registered ?? {}
      if (remoteId !== undefined) await dynamicWebhooks(auth, fetch).remove([remoteId])
    },
  }
}

/** An access that has ended is the end of the check that needs it. */
const whileAccessLasts = async <T>(host: string, work: () => Promise<T>): Promise<T> => {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof Failure) || error.code !== 'jira-token-expired') throw error
    const problem = { id: 'oauth.ended', facts: { site: host } } as const
    throw new Failure('cannot-connect', error.message, { cause: error, problem })
  }
}

const notAccepted = (answer: CheckAnswer, host: string, endpoint: string): Outcome => {
  const facts = { host, status: String(answer.status), endpoint }
  if (isIpBlocked(answer)) return failed('ip.blocked', facts)
  if (answer.status === 401 || answer.status === 403) return failed('oauth.ended', { ...facts, site: host })
  return answeredWrongly(answer, facts)
}
