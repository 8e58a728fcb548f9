import type { Clock } from '@throughline/companion/clock'
import type { OAuthApp } from '@throughline/companion/jira/auth/atlassian-account'
import { Hono } from 'hono'
import { createFakeJira, type FakeJira } from '../jira/fake-jira'
import { createAtlassianAccount } from './atlassian-account'

/** The app as somebody would have made it in the developer console for the sandbox's own companion. */
export const sandboxClient = {
  clientId: 'sandbox-client',
  clientSecret: 'what-the-developer-console-shows-once',
} as const

/** The same, as the companion is set up with it: Atlassian is at the sandbox's Jira site. */
export const oauthAppAt = (jiraUrl: string): OAuthApp => ({
  ...sandboxClient,
  accountUrl: jiraUrl,
  apiUrl: jiraUrl,
})

const secondCloudId = '8c0f4a52-6a1d-4c9a-9d77-52f0c1b9a3e4'

interface SandboxAccountOptions {
  readonly jira: FakeJira
  /** Of the companion that people are led back to. */
  readonly companionUrl: string
  readonly clock: Clock
}

/** Atlassian's side of OAuth for the sandbox: its Jira site, and a second one that can be allowed beside it. */
export const createSandboxAccount = ({ jira, companionUrl, clock }: SandboxAccountOptions) => {
  const secondUrl = jira.siteUrl.replace('127.0.0.1', 'localhost')
  const second = createFakeJira({ cloudId: secondCloudId, siteUrl: secondUrl, clock })
  for (const site of [jira, second]) site.signForApps(sandboxClient.clientSecret)
  const account = createAtlassianAccount({
    client: { ...sandboxClient, callback: `${companionUrl}/oauth/jira/callback` },
    sites: [
      { ...siteOf(jira), name: 'sandbox' },
      { ...siteOf(second), name: 'sandbox-two' },
    ],
    clock,
  })
  return {
    account,
    /** Serves the second site at the gateway. */
    secondSite: new Hono().all(`/ex/jira/${secondCloudId}/*`, (c) => second.app.fetch(c.req.raw)),
  }
}

/** A fake Jira as a site that access can be given to. */
export const siteOf = ({ cloudId, siteUrl, admitToken, revokeToken }: FakeJira) => ({
  cloudId,
  name: new URL(siteUrl).host,
  url: siteUrl,
  admitToken,
  revokeToken,
})
