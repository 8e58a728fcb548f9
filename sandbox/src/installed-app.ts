import type { ForgeTrust } from '@throughline/companion/http/forge-token'
import type { InstalledApp } from './forge-runtime/installed-app'

/** The Forge app as the sandbox's Jira site has it installed: the same at every start, so that its data is found again. */
export const installedApp: InstalledApp = {
  id: 'ari:cloud:ecosystem::app/7c0e8b1f-52a4-4d7b-9c36-1f5ad2e64b90',
  installationId: 'ari:cloud:ecosystem::installation/5b1d7c1e-8f0a-4c55-9d53-2f8f6f1f0a77',
  environmentId:
    'ari:cloud:ecosystem::environment/7c0e8b1f-52a4-4d7b-9c36-1f5ad2e64b90/0d0ff5a4-2f7e-4a73-9a3b-4d8d4f8b7f10',
  cloudId: '3f5c1b7a-9d0e-4f55-8a1c-6b2e7d904c11',
}

/** Whose tokens the companions believe here: those that the sandbox's Forge signs for this app. */
export const trustAt = (jiraUrl: string): ForgeTrust => ({
  appId: installedApp.id,
  jwksUrl: `${jiraUrl}/.well-known/jwks.json`,
  atlassianApi: jiraUrl,
  environments: ['PRODUCTION'],
})
