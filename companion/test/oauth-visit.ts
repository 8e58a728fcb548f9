import { olu } from '../../sandbox/src/jira/people'
import type { OwnWorld } from './own-world'

/** Somebody in a browser of their own who connects Jira by OAuth. */
export const createOAuthVisit = async ({ companionUrl, account, signIn, ended, jira }: OwnWorld) => {
  const cookie = `sid=${await signIn()}`
  const own = { origin: companionUrl, 'sec-fetch-site': 'same-origin' }
  const get = (path: string, headers = {}) =>
    fetch(`${companionUrl}${path}`, { headers: { cookie, ...headers }, redirect: 'manual' })
  const post = (path: string, form: Readonly<Record<string, string>> = {}) =>
    fetch(`${companionUrl}${path}`, {
      method: 'POST',
      headers: { cookie, ...own },
      body: new URLSearchParams(form),
      redirect: 'manual',
    })
  const ledTo = (answer: Response) => answer.headers.get('refresh')?.replace(/^0; url=/, '') ?? ''

  /** What Atlassian is asked for. */
  const begin = async () => {
    const ask = account.readAsk(
      Object.fromEntries(new URL(ledTo(await post('/settings/integrations/jira/oauth/begin'))).searchParams),
    )
    if (typeof ask === 'string') throw new Error(ask)
    return ask
  }

  /** Comes back from Atlassian, as its page leads a browser: without a session first. */
  const comeBack = async (address: string): Promise<Response> => get(ledTo(await fetch(address)))

  const finish = async (answer: Response) => {
    const runId = /run=([\w-]+)/.exec(answer.headers.get('location') ?? '')?.[1]
    if (runId === undefined) throw new Error(`No checks were begun: ${answer.status}`)
    return ended(runId)
  }
  const allow = async (cloudIds: readonly string[] = [jira.cloudId]) =>
    account.allow(await begin(), { accountId: olu.accountId, cloudIds })

  return {
    get,
    post,
    begin,
    comeBack,
    finish,
    /** Allows these sites, and returns where Atlassian leads back to. */
    allow,
    /** From Connect with OAuth to the end of the checks. */
    connect: async () => finish(await comeBack(await allow())),
  }
}

export type OAuthVisit = Awaited<ReturnType<typeof createOAuthVisit>>
