import { holdToContract } from '../../companion/test/contracts/hold-to-contract'

/** One call that a function made to the world outside of Forge. */
export interface OutwardCall {
  readonly to: 'jira' | 'companion'
  /** `user` where Jira is asked with the person's own rights. */
  readonly as: string | undefined
  readonly path: string
  readonly body: unknown
}

interface Target {
  readonly type: string
  readonly remote: string
  readonly provider?: string
}

type Answer = Response | Promise<Response>
interface Init {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}
type ForgeFetch = (target: Target, path: string, init?: Init) => Promise<Response>

const jiraContract = holdToContract('jira-cloud-v3')

/**
 * Plays the runtime that Forge gives a function: whom it calls, and what comes back. A test in which Jira is asked what
 * its contract refuses fails.
 */
export function playForge(answers: {
  readonly jira: (path: string) => Answer
  readonly companion?: (path: string) => Answer
}) {
  const calls: OutwardCall[] = []
  const forgeFetch: ForgeFetch = async (target, path, init) => {
    const to = target.type === 'frc' ? 'companion' : 'jira'
    calls.push({
      to,
      as: target.provider,
      path,
      body: init?.body === undefined ? undefined : JSON.parse(init.body),
    })
    if (to === 'jira') noteForJira(path, init)
    const answer = answers[to]
    if (answer === undefined) throw new Error(`nobody expects a call to ${to}`)
    return answer(path)
  }
  Object.assign(globalThis, { __forge_runtime__: {}, __forge_fetch__: forgeFetch })
  return { calls }
}

const noteForJira = (url: string, { method = 'GET', headers, body }: Init = {}) => {
  const contentType = new Headers(headers).get('content-type') ?? undefined
  jiraContract.note({ method, url, contentType, body })
}

/** How Jira answers which of its permissions a person has. */
export const permissions = (held: Readonly<Record<string, boolean>>) =>
  Response.json({
    permissions: Object.fromEntries(
      Object.entries(held).map(([key, havePermission]) => [key, { key, type: 'PROJECT', havePermission }]),
    ),
  })

/** What Forge adds to a call from the panel: the issue from the page, the person from their session. */
export const fromThePanel = {
  context: { extension: { type: 'jira:issuePanel', issue: { id: '10007', key: 'SHOP-7' } } },
  backend: { principal: { accountId: 'account-1' } },
}
