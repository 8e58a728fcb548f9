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
type ForgeFetch = (target: Target, path: string, init?: { readonly body?: string }) => Promise<Response>

/** Plays the runtime that Forge gives a function: whom it calls, and what comes back. */
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
    const answer = answers[to]
    if (answer === undefined) throw new Error(`nobody expects a call to ${to}`)
    return answer(path)
  }
  Object.assign(globalThis, { __forge_runtime__: {}, __forge_fetch__: forgeFetch })
  return { calls }
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
