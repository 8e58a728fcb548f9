import { z } from 'zod'

/** The checks of a connection, in the order in which they run. A git host has all but `deployment` and `email`. */
export const CheckId = z.enum(['address', 'deployment', 'token', 'email', 'permissions', 'webhook'])
export type CheckId = z.infer<typeof CheckId>

/** Everything that can be wrong with a connection; each has words of its own, and a remedy. */
export const ProblemId = z.enum([
  'url.invalid',
  'url.httpsOnly',
  'url.notFound',
  'url.refused',
  'url.timeout',
  'url.unreachable',
  'tls.expired',
  'tls.name',
  'tls.authority',
  'tls.protocol',
  'url.redirects',
  'url.notJira',
  'url.notGitHost',
  'url.blocked',
  'url.blockedMetadata',
  'jira.tooOld',
  'jira.maintenance',
  'jira.unknownKind',
  'token.refused',
  'token.refusedDc',
  'token.kindCloud',
  'token.kindDc',
  'token.hostedCloud',
  'token.expired',
  'token.revoked',
  'email.other',
  'email.hidden',
  'captcha',
  'ip.blocked',
  'perm.missing',
  'perm.none',
  'webhook.notAllowed',
  'webhook.noPing',
  'webhook.unreachable',
  'webhook.later',
  'rate.limited',
  'date.missing',
  'date.past',
  'date.tooFar',
  'field.missing',
  'oauth.notSetUp',
  'oauth.cancelled',
  'oauth.stale',
  'oauth.noSite',
  'oauth.otherSite',
  'oauth.ended',
  'git.refused',
  'git.scope',
  'git.sso',
  'git.repoGone',
  'git.webhookOff',
  'companion.unreachable',
  'unexpected',
])
export type ProblemId = z.infer<typeof ProblemId>

/** What went wrong, as facts; the words are made of them where they are shown. Never a token, nor a body. */
export const Problem = z.object({
  id: ProblemId,
  /** Such as `host`, `status`, `ip`, `missing`; which ones, the words of this problem say. */
  facts: z.record(z.string(), z.string()),
  /** The form's field it belongs to. */
  field: z.enum(['url', 'email', 'expiresOn', 'token']).optional(),
  /** 8 hex characters, where support needs the log. */
  reference: z.string().optional(),
})
export type Problem = z.infer<typeof Problem>

/** `warned` lets the connection stand: everything else works without it. */
export const CheckState = z.enum(['waiting', 'running', 'passed', 'warned', 'failed'])
export type CheckState = z.infer<typeof CheckState>

export const Check = z.object({
  id: CheckId,
  state: CheckState,
  /** What is shown of a passed check, such as `host`, `version`, `name`. */
  facts: z.record(z.string(), z.string()),
  problem: Problem.optional(),
})
export type Check = z.infer<typeof Check>

/** A run of all checks of one connection. `saved` once everything has passed and the connection is stored. */
export const CheckRun = z.object({
  runId: z.string(),
  state: z.enum(['running', 'failed', 'saved']),
  checks: z.array(Check),
  /** Set once saved. */
  connectionId: z.string().optional(),
})
export type CheckRun = z.infer<typeof CheckRun>
