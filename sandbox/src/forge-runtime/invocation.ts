import type { InstalledApp } from './installed-app'

/** One call of the panel or of the admin page, with the context that Forge itself vouches for. */
export interface Invocation {
  /** The name under which the resolver defines the function. */
  readonly functionKey: string
  readonly payload?: unknown
  readonly context: {
    readonly accountId: string
    readonly moduleKey: string
    /** Undefined where a page of the whole site calls. */
    readonly subject:
      | {
          readonly issue: { readonly id: string; readonly key: string }
          readonly project: { readonly id: string; readonly key: string }
        }
      | undefined
  }
}

/** The context a resolver's function receives, and the panel's `getContext` shows. */
export const contextOf = (app: InstalledApp, { subject, moduleKey }: Invocation['context']) => ({
  cloudId: app.cloudId,
  localId: `${app.installationId}/${moduleKey}`,
  environmentId: lastPartOf(app.environmentId),
  environmentType: 'PRODUCTION',
  moduleKey,
  extension: subject ? { type: 'jira:issuePanel', ...subject } : { type: 'jira:adminPage' },
})

/** What Forge knows about the call beside the context; @forge/resolver takes the person from here. */
export const backendOf = (app: InstalledApp, { accountId }: Invocation['context']) => ({
  installContext: `ari:cloud:jira::site/${app.cloudId}`,
  principal: { accountId },
  installation: { ari: { installationId: app.installationId }, contexts: [{ cloudId: app.cloudId }] },
})

/** What @forge/api reads of `__forge_runtime__`. Ids without their ARI: it puts the ARIs together itself. */
export const platformRuntime = (app: InstalledApp, moduleKey: string, invocationId: string) => ({
  appContext: {
    appId: lastPartOf(app.id),
    appVersion: '1.0.0',
    environmentId: lastPartOf(app.environmentId),
    environmentType: 'PRODUCTION',
    installationId: lastPartOf(app.installationId),
    invocationId,
    moduleKey,
  },
  lambdaContext: { getRemainingTimeInMillis: () => 25_000 },
  metrics: {
    counter: () => ({ incr: () => undefined }),
    timing: () => ({ measure: () => ({ stop: () => undefined }) }),
  },
})

const lastPartOf = (ari: string) => ari.split('/').at(-1) ?? ari
