/** The Forge app as it is installed in the sandbox's site. All but the cloud id are ARIs. */
export interface InstalledApp {
  readonly id: string
  readonly installationId: string
  readonly environmentId: string
  readonly cloudId: string
}

/** What the runtime needs from Jira: opaque tokens that its REST interface accepts. */
export interface TokenIssuer {
  issueUserToken(accountId: string): string
  issueSystemToken(): string
}
