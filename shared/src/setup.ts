import { z } from 'zod'
import type { ActionAnswer, ActionName, ActionRequest } from './actions'
import { HistoryReading } from './history-reading'
import { LinkGate } from './link-gate'
import { GitHostId } from './pull-request'
import { SettingsId } from './rule-settings'
import { RuleId } from './rules'

const When = z.iso.datetime()

/** As stored: `expiring` and `expired` by the date a person gave, `revoked` when the other side refused the token. */
export const ConnectionState = z.enum(['connected', 'expiring', 'expired', 'revoked'])
export type ConnectionState = z.infer<typeof ConnectionState>

/** A connection to Jira or to a git host, without any secret. `name` is the host's address as people know it. */
export const SetupConnection = z.object({
  id: z.string(),
  host: z.union([GitHostId, z.literal('jira')]),
  name: z.string(),
  mode: z.enum(['forge', 'oauth', 'api-token', 'pat', 'app']),
  state: ConnectionState,
  /** When a token that a person typed ends. */
  endsAt: When.optional(),
  tokenLastFour: z.string().optional(),
  accountName: z.string().optional(),
  connectedBy: z.string().optional(),
  lastOkAt: When.optional(),
  lastError: z.string().optional(),
  lastErrorAt: When.optional(),
  lastDeliveryAt: When.optional(),
  repositoryCount: z.int().nonnegative(),
})
export type SetupConnection = z.infer<typeof SetupConnection>

/** One switch, and who touched it last; nobody did while it stands as it comes. */
export const SetupRule = z.object({
  ruleId: RuleId,
  isOn: z.boolean(),
  changedBy: z.string().optional(),
  changedAt: When.optional(),
})
export type SetupRule = z.infer<typeof SetupRule>

/** How a rule works, or what the skip rules are, and who set it so last. */
export const SetupSettings = z.object({
  settingsId: SettingsId,
  settings: z.record(z.string(), z.unknown()),
  changedBy: z.string().optional(),
  changedAt: When.optional(),
})
export type SetupSettings = z.infer<typeof SetupSettings>

/** At the git host; `refused`: the token may not make one. `unknown`: it was not asked for yet. */
export const WebhookState = z.enum(['works', 'waiting', 'missing', 'off', 'refused', 'unknown'])
export type WebhookState = z.infer<typeof WebhookState>

/** A chosen repository. Without `projectIds` nothing of it is linked or shown. */
export const SetupRepository = z.object({
  id: z.string(),
  connectionId: z.string(),
  hostRepositoryId: z.string(),
  name: z.string(),
  isPrivate: z.boolean(),
  projectIds: z.array(z.string()),
  webhook: WebhookState,
  rules: z.array(SetupRule),
  /** What somebody has set; everything else is as it comes. Absent from a companion that is older than this. */
  settings: z.array(SetupSettings).optional(),
  /** Absent where no links are inferred. */
  linkGate: LinkGate.optional(),
  /** Absent unless its past is being read, for reviewer suggestions. */
  historyReading: HistoryReading.optional(),
})
export type SetupRepository = z.infer<typeof SetupRepository>

/** What became of a delivery, or of one of its steps, in the words of traces. */
export const DeliveryOutcome = z.enum([
  'done',
  'nothing to do',
  'skipped',
  'parked',
  'waiting',
  'gave up',
  'off',
])
export type DeliveryOutcome = z.infer<typeof DeliveryOutcome>

/** A delivery of a git host, newest first, with its steps in the order in which they happened. */
export const SetupDelivery = z.object({
  id: z.string(),
  /** The host's name of the event. */
  event: z.string(),
  /** `merged`, once it was read as something we act on. */
  kind: z.string().optional(),
  label: z.string().optional(),
  repository: z.string().optional(),
  issueKeys: z.array(z.string()),
  outcome: DeliveryOutcome,
  reason: z.string().optional(),
  receivedAt: When,
  tookMs: z.int().optional(),
  steps: z.array(
    z.object({
      step: z.string(),
      /** What the step is about where it has several of a kind: a rule's id. */
      subject: z.string(),
      outcome: DeliveryOutcome,
      detail: z.string().optional(),
    }),
  ),
})
export type SetupDelivery = z.infer<typeof SetupDelivery>

/** How far the open issues of a project have been read, as `readingText` says it. */
export const SetupReading = z.object({
  project: z.string(),
  read: z.int().nonnegative(),
  expected: z.int().nonnegative().optional(),
  secondsLeft: z.number().nonnegative().optional(),
})
export type SetupReading = z.infer<typeof SetupReading>

/** What the admin page shows of a Jira site. An empty `gitHosts` means that nothing can be linked yet. */
export const Setup = z.object({
  /** Where this site's Throughline runs. */
  companionAddress: z.string().min(1),
  /** Set where a customer's own companion was told to let this site's app in. */
  paired: z.object({ at: When, by: z.string() }).optional(),
  /** Without a licence everything stays visible, and nothing is written. */
  isLicensed: z.boolean(),
  jira: SetupConnection.optional(),
  gitHosts: z.array(SetupConnection),
  repositories: z.array(SetupRepository),
  /** The newest 50. */
  deliveries: z.array(SetupDelivery),
  /** How many deliveries wait, and how many gave up, of all that are still known. */
  waitingCount: z.int().nonnegative(),
  gaveUpCount: z.int().nonnegative(),
  /** Projects whose open issues are being read. Absent from a companion that is older than this. */
  readings: z.array(SetupReading).optional(),
})
export type Setup = z.infer<typeof Setup>

/** What the Forge app asks the companion for, after it has checked that this person administers Jira. */
export const SetupRequest = z.object({ accountId: z.string().min(1) })
export type SetupRequest = z.infer<typeof SetupRequest>

/** Why the admin page's function has nothing to show. */
export type SetupTrouble =
  /** This person lacks "Administer Jira". */
  | { readonly kind: 'not-allowed' }
  /** The companion is a customer's own, and nobody has paired this site's app with it yet. */
  | { readonly kind: 'not-paired' }
  /** The companion did not answer, or not in time. The reference is 8 hex characters, for support. */
  | { readonly kind: 'unreachable'; readonly reference: string }

/** What the admin page's function answers the page in the browser. */
export type SetupAnswer = { readonly kind: 'setup'; readonly setup: Setup } | SetupTrouble

/** A Jira project that a repository may be let reach. */
export interface SiteProject {
  readonly id: string
  readonly key: string
  readonly name: string
}

export type ProjectsAnswer =
  | { readonly kind: 'projects'; readonly projects: readonly SiteProject[] }
  | SetupTrouble

/** What came of asking for something. A refusal is a sentence for the person. */
export type Asked<Answer> =
  | { readonly kind: 'done'; readonly answer: Answer }
  | { readonly kind: 'refused'; readonly message: string }
  | SetupTrouble

/** An action as the page sends it. */
export type AskedAction = {
  readonly [Name in ActionName]: { readonly name: Name; readonly request: ActionRequest<Name> }
}[ActionName]

/** What an action answers, whichever it was: the page knows which it asked for. */
export type AnyAnswer = ActionAnswer<ActionName>

/** The functions the admin page may call, as resolver and page both see them. */
export type SetupFunctions = {
  readSetup: () => SetupAnswer
  readProjects: () => ProjectsAnswer
  ask: (action: AskedAction) => Asked<AnyAnswer>
  pair: (secret: { readonly secret: string }) => Asked<unknown>
  unpair: () => Asked<unknown>
}
