import { z } from 'zod'
import { Failure } from '../../../failure'
import type { SafeFetch } from '../../../fetch/safe-fetch'
import type { JiraAuth } from '../../../jira/auth/jira-auth'
import { type CheckAnswer, createAskForCheck } from '../ask'
import { answeredWrongly, isIpBlocked } from '../jira/answers'
import { type Permissions, permissionStep } from '../jira/permissions'
import type { Account } from '../jira/sign-in'
import { failed, type Outcome, passed, type Say, type Step } from '../run-steps'
import { RUN_MS } from '../start-run'

interface OAuthChecks {
  readonly auth: JiraAuth
  /** The site as people know it: name and port. */
  readonly host: string
  readonly fetch: SafeFetch
  readonly wait?: (ms: number) => Promise<unknown>
}

/** What the checks of a Jira by OAuth have shown. */
export interface FoundByOAuth {
  readonly version: string
  readonly account: Account
  readonly permissions: Permissions
}

const ServerInfo = z.object({ version: z.string() })
const Myself = z.object({ accountId: z.string(), displayName: z.string().nullish() })

/** The checks of a Jira Cloud by OAuth in their order. Nobody typed an address or an email here, so none is compared. */
export const oauthSteps = ({ auth, host, fetch, wait }: OAuthChecks) => {
  const facts = { host, mode: 'self-managed' }
  const ask = createAskForCheck({ fetch, facts, deadline: Date.now() + RUN_MS, ...(wait && { wait }) })
  const known: { -readonly [Name in keyof FoundByOAuth]?: FoundByOAuth[Name] } = {}
  const get = async (say: Say, path: string) =>
    ask(say, `${auth.baseUrl}/rest/api/3${path}`, await authorized(auth, host))
  let info: CheckAnswer | undefined

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
    }),
  ]

  return {
    steps,
    /** After all checks have passed. */
    found: (): FoundByOAuth => ({
      version: known.version ?? '',
      account: known.account ?? { id: '', name: '' },
      permissions: known.permissions ?? {},
    }),
  }
}

/** An access that has ended is the end of the check that needs it. */
const authorized = async (auth: JiraAuth, host: string) => {
  try {
    return await auth.authorize()
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
