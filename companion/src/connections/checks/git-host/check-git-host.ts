import type { CheckId, Problem } from '@throughline/shared/connection-check'
import { Failure } from '../../../failure'
import type { SafeFetch } from '../../../fetch/safe-fetch'
import type { HostAccount, HostDeployment, MissingScopes } from '../../../git-hosts/connecting'
import type { GitHost } from '../../../git-hosts/git-host'
import { gitHostProblem } from './git-host-problem'
import type { GitHostForm } from './read-git-host-form'

/** What the checks have shown. */
export interface FoundGitHost {
  readonly deployment: HostDeployment
  readonly account: HostAccount
}

type Facts = Readonly<Record<string, string>>
type Outcome =
  | { readonly state: 'passed'; readonly facts: Facts }
  | { readonly state: 'warned' | 'failed'; readonly problem: Problem }

interface Step {
  readonly id: CheckId
  readonly facts: Facts
  run(): Promise<Outcome>
}

interface Checked {
  readonly gitHost: GitHost
  readonly form: GitHostForm
  readonly fetch: SafeFetch
  /** Without webhooks nothing is needed for them. */
  readonly isReachable: boolean
  readonly now?: () => number
}

/**
 * The checks of a git host, in their order: that it is one, whose token it is, and what that one reaches. Nothing is
 * changed there: webhooks are made repository by repository, once those are chosen. A step throws a Failure with a
 * problem where it fails.
 */
export const checkGitHost = ({ gitHost, form, fetch, isReachable, now = Date.now }: Checked) => {
  const { baseUrl, host, token } = form
  const facts = { host, system: gitHost.name }
  const client = gitHost.createClient({ baseUrl, token, fetch })
  // Whoever answers at a mistyped address is told no token.
  const stranger = gitHost.createClient({ baseUrl, token: '', fetch })
  let deployment: HostDeployment | undefined
  let account: HostAccount | undefined

  const step = (id: CheckId, run: () => Promise<Outcome>): Step => ({
    id,
    facts,
    run: () => run().catch((error: unknown) => throwProblem(error, { baseUrl, facts })),
  })

  const steps: readonly Step[] = [
    step('address', async () => {
      const startedAt = now()
      deployment = await stranger.readDeployment()
      const { version } = deployment
      const seconds = ((now() - startedAt) / 1_000).toFixed(1)
      return passed({ ...facts, seconds, ...(version !== undefined && { version }) })
    }),
    step('token', async () => {
      account = await client.readAccount()
      return passed({ name: account.name })
    }),
    step('permissions', async () => {
      const reach = await client.readReach()
      const missing = both(account?.missingScopes, reach.missingScopes)
      const [scope] = missing.reading
      if (scope !== undefined) return lacking('failed', scope, 'reading pull requests', facts)
      const [organization] = reach.signOnOrganizations
      if (organization !== undefined)
        return { state: 'warned', problem: { id: 'git.sso', facts: { ...facts, organization } } }
      const [forWebhooks] = isReachable ? missing.webhooks : []
      if (forWebhooks !== undefined) return lacking('warned', forWebhooks, 'webhooks', facts)
      return passed({ count: String((await client.listRepositories()).length) })
    }),
  ]

  return {
    steps,
    /** Undefined until its first two checks have passed. */
    found: (): FoundGitHost | undefined => deployment && account && { deployment, account },
  }
}

const passed = (facts: Facts): Outcome => ({ state: 'passed', facts })

const lacking = (state: 'warned' | 'failed', scope: string, rules: string, facts: Facts): Outcome => ({
  state,
  problem: { id: 'git.scope', facts: { ...facts, scope, rules }, field: 'token' },
})

const both = (told: MissingScopes | undefined, tried: MissingScopes): MissingScopes => ({
  reading: [...(told?.reading ?? []), ...tried.reading],
  webhooks: [...(told?.webhooks ?? []), ...tried.webhooks],
})

const throwProblem = (error: unknown, asked: Parameters<typeof gitHostProblem>[1]): never => {
  const problem = gitHostProblem(error, asked)
  if (!problem) throw error
  throw new Failure('cannot-connect', 'The git host cannot be connected.', { cause: error, problem })
}
