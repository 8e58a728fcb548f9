import type { ActionAnswer } from '@throughline/shared/actions'
import { dateInWords } from '@throughline/shared/fill-words'
import { ruleNames } from '@throughline/shared/rule-names'
import type { RuleId } from '@throughline/shared/rules'
import type {
  DeliveryOutcome,
  Setup,
  SetupConnection,
  SetupDelivery,
  SetupRule,
  SetupSettings,
  WebhookState,
} from '@throughline/shared/setup'
import { gitHostNames } from '../git-host-names'
import { createWording } from '../wording'

export type AdminMessages = ReturnType<typeof createAdminMessages>

/** Why something that was asked for did not happen. */
type TroubleKind =
  | { readonly kind: 'refused'; readonly message: string }
  | { readonly kind: 'not-allowed' }
  | { readonly kind: 'not-paired' }
  | { readonly kind: 'unreachable'; readonly reference?: string }

/** Every string of the admin page, in English; the one place where they are written. Times are told from `now`. */
export function createAdminMessages(now: Date, timeZone?: string) {
  const { plural, ago } = createWording('en-GB', timeZone)
  const since = (iso: string | undefined) =>
    iso === undefined ? 'Never' : ago(new Date(iso), now, 'just now')
  const hostAt = ({ host, name }: SetupConnection) =>
    host === 'jira' ? `Jira (${name})` : `${gitHostNames[host]} (${name})`
  const quoting = (sentence: string, reference: string | undefined) =>
    reference === undefined ? sentence : `${sentence} Reference: ${reference}.`

  return {
    loading: 'Loading the setup of this site…',
    close: 'Close',
    cancel: 'Cancel',
    refresh: 'Refresh',
    notSaved: 'This change was not saved',
    since,
    hostAt,

    notAllowed: {
      title: 'Only Jira admins can set up Throughline',
      text: 'Ask a Jira admin of this site.',
    },
    failed: {
      title: 'Throughline could not be reached',
      text: (reference?: string) =>
        quoting('It did not answer in time. Links and summaries go on as soon as it is back.', reference),
      tryAgain: 'Try again',
    },
    trouble: (trouble: TroubleKind): string => {
      if (trouble.kind === 'refused') return trouble.message
      if (trouble.kind === 'not-allowed') return 'Only Jira admins may do this. Ask one of this site.'
      if (trouble.kind === 'not-paired')
        return 'This site is not paired with its Throughline any more. Reload the page and pair it.'
      return quoting('Throughline did not answer in time. Try again in a moment.', trouble.reference)
    },

    companion: (address: string) => `This site talks to Throughline at ${address}.`,
    sections: {
      overview: 'Overview',
      connections: 'Connections',
      repositories: 'Repositories',
      rules: 'Rules',
      deliveries: 'Deliveries',
      health: 'Health',
    },
    open: {
      overview: 'Open overview',
      connections: 'Open connections',
      repositories: 'Open repositories',
      rules: 'Open rules',
      deliveries: 'Open deliveries',
      health: 'Open health',
    },

    steps: {
      label: 'First steps',
      connect: 'Connect git host',
      choose: 'Choose repositories',
      rules: 'Turn on rules',
      ready: 'Ready',
      readyText: 'Open any issue: its pull requests show up in the Throughline panel.',
    },

    attention: {
      licence: {
        title: 'The Throughline licence of this site has ended',
        text: 'Links stay visible; new ones wait until it is renewed under Manage apps.',
      },
      revoked: (name: string, lastError: string | undefined) => ({
        title: `${name} no longer accepts the token`,
        text: `${lastError === undefined ? '' : `It said: ${lastError}. `}Replace it. Nothing is lost: what waits starts again by itself.`,
      }),
      webhooks: (count: number) => ({
        title: plural(count, {
          one: '# repository does not send its deliveries',
          other: '# repositories do not send their deliveries',
        }),
        text: 'Its webhook is missing or switched off at the git host. Repair it to hear of changes at once.',
      }),
      unmapped: (count: number) => ({
        title: plural(count, {
          one: '# repository has no Jira project yet',
          other: '# repositories have no Jira project yet',
        }),
        text: 'Nothing of it is linked or shown until one is mapped.',
      }),
      gaveUp: (count: number) => ({
        title: plural(count, { one: '# delivery gave up', other: '# deliveries gave up' }),
        text: 'Look why, and replay them once the reason is gone.',
      }),
    },

    states: { connected: 'Connected', expired: 'Expired', revoked: 'Revoked' },
    connections: {
      title: 'Connections',
      none: 'Nothing is connected yet.',
      columns: { name: 'Name', state: 'State', delivery: 'Last delivery' },
      configure: ({ name }: SetupConnection) => `Configure ${name}`,
      checkAgain: 'Check again',
      jiraByApp: 'Jira is reached through this app; there is no token to look after.',
      lastError: (error: string, at: string | undefined) => `Last error, ${since(at)}: ${error}`,
      facts: (connection: SetupConnection): readonly string[] => {
        const { accountName, connectedBy, tokenLastFour, endsAt, lastOkAt, repositoryCount, host } =
          connection
        return [
          ...(accountName === undefined ? [] : [`Signed in as ${accountName}`]),
          ...(connectedBy === undefined ? [] : [`Connected by ${connectedBy}`]),
          ...(tokenLastFour === undefined ? [] : [`The token ends in ${tokenLastFour}`]),
          ...(endsAt === undefined ? [] : [`Ends ${dateInWords(endsAt)}`]),
          ...(lastOkAt === undefined ? [] : [`Last answered well ${since(lastOkAt)}`]),
          ...(host === 'jira'
            ? []
            : [plural(repositoryCount, { one: '# repository chosen', other: '# repositories chosen' })]),
        ]
      },
    },
    connect: {
      title: 'Connect GitHub',
      lead: 'Throughline reads pull requests with a token of an account that may see the repositories, and creates their webhooks.',
      another: 'Connect a git host',
      defaultUrl: 'https://github.com',
      url: 'GitHub address',
      urlHelp: 'https://github.com, or the address of your GitHub Enterprise Server.',
      expiresOn: 'Token expiration date',
      expiresOnHelp: 'As GitHub shows it for this token. Throughline reminds you before it ends.',
      token: 'Personal Access Token',
      tokenHelp:
        'With read access to pull requests and contents, and write access to webhooks. It is stored encrypted and never shown again.',
      save: 'Connect',
      replace: 'Replace token',
      checking: 'Checking…',
      notStarted: 'The checks could not be started',
      nothingSaved: (text: string) => `${text} Nothing was saved.`,
    },
    disconnect: {
      open: 'Disconnect',
      title: (name: string) => `Disconnect ${name}`,
      text: (repositoryCount: number) =>
        `${plural(repositoryCount, {
          one: 'Deletes the webhook of # repository',
          other: 'Deletes the webhooks of # repositories',
        })}, and destroys the stored secrets. Comments, issues and links in Jira stay.`,
      typeName: (name: string) => `Type ${name} to confirm`,
      confirm: 'Disconnect',
      cancel: 'Cancel',
      failed: 'It is still connected',
    },

    repositories: {
      lead: 'A repository is linked and shown only in the Jira projects that it is mapped to.',
      none: 'No repositories yet',
      noHost: 'Connect a git host and choose repositories.',
      noneChosen: 'No repository is chosen yet.',
      connect: 'Connect a git host',
      columns: { name: 'Repository', projects: 'Jira projects', webhook: 'Webhook' },
      private: 'Private',
      public: 'Public',
      projectsOf: (name: string) => `Projects of ${name}`,
      noProject: 'None: nothing of it is shown',
      hiddenProject: 'A project you may not see',
      webhooks: {
        works: 'Works',
        waiting: 'Waiting',
        missing: 'Missing',
        off: 'Switched off',
        refused: 'Not allowed',
        unknown: 'Not asked yet',
      } satisfies Record<WebhookState, string>,
      repair: (name: string) => `Repair webhook of ${name}`,
    },
    choose: {
      open: (name: string) => `Choose repositories of ${name}`,
      label: 'Choose repositories',
      placeholder: 'Type a name',
      help: 'Webhooks are created for new ones, and deleted for those left out.',
      save: 'Save',
      notListed: 'Repositories could not be listed',
      option: (name: string, about: { readonly mayAdminister: boolean; readonly isArchived: boolean }) => {
        if (about.isArchived) return `${name} (archived)`
        return about.mayAdminister ? name : `${name} (no webhook: the token may not create one)`
      },
      saved: ({ chosen, webhooksMade, webhooksRefused }: ActionAnswer<'choose-repositories'>) => {
        const repositories = plural(chosen, {
          one: '# repository is chosen',
          other: '# repositories are chosen',
        })
        const made = plural(webhooksMade, { one: '# webhook was created', other: '# webhooks were created' })
        const refused = plural(webhooksRefused, {
          one: '# could not be created',
          other: '# could not be created',
        })
        return webhooksRefused === 0
          ? `${repositories}; ${made}. Map each to its Jira projects.`
          : `${repositories}; ${made}, ${refused}. Map each to its Jira projects.`
      },
    },

    rules: {
      repository: 'Repository',
      noRepository: 'Choose a repository first: rules are switched for each.',
      unmapped: 'This repository has no Jira project yet. Rules wait until one is mapped.',
      saved: (rule: string, isOn: boolean, repository: string) =>
        isOn ? `${rule} is on for ${repository}` : `${rule} is off for ${repository}`,
      who: ({ isOn, changedBy, changedAt }: SetupRule) => {
        if (changedAt === undefined) return isOn ? 'Default of this site' : 'Off by default'
        const how = isOn ? 'Turned on' : 'Turned off'
        const by = changedBy === undefined ? how : `${how} by ${changedBy}`
        return `${by} ${since(changedAt)}`
      },
      openSettings: (rule: string) => `Settings: ${rule}`,
      whoSet: ({ changedBy, changedAt }: SetupSettings) => {
        const by = changedBy === undefined ? 'Set' : `Set by ${changedBy}`
        return changedAt === undefined ? by : `${by} ${since(changedAt)}`
      },
    },

    deliveries: {
      none: 'Nothing has arrived yet',
      noneText: 'Open a pull request, or send a test from the git host.',
      columns: {
        outcome: 'Outcome',
        what: 'Delivery',
        repository: 'Repository',
        issues: 'Issues',
        when: 'When',
      },
      outcomes: {
        done: 'Done',
        'nothing to do': 'Nothing to do',
        skipped: 'Skipped',
        parked: 'Parked',
        waiting: 'Waiting',
        'gave up': 'Gave up',
        off: 'Off',
      } satisfies Record<DeliveryOutcome, string>,
      what: ({ label, kind, event }: SetupDelivery) =>
        label === undefined ? event : `Pull request ${label} ${kinds[kind ?? ''] ?? 'changed'}`,
      facts: ({ repository, receivedAt, tookMs, reason }: SetupDelivery) => {
        const took = tookMs === undefined ? [] : [`took ${(tookMs / 1000).toFixed(1)} s`]
        const told = reason === undefined ? [] : [reason]
        return [...(repository === undefined ? [] : [repository]), since(receivedAt), ...took, ...told].join(
          ' · ',
        )
      },
      noSteps: 'It was received and verified; nothing else has happened yet.',
      step: (step: string, subject: string) => (isRule(subject) ? ruleNames[subject] : (steps[step] ?? step)),
      replay: 'Replay',
      replayAll: (count: number) =>
        plural(count, { one: 'Replay the # that gave up', other: 'Replay the # that gave up' }),
      notReplayed: 'It was not replayed',
    },

    health: {
      summary: (count: number) =>
        count === 0
          ? 'Everything works'
          : plural(count, { one: '# thing needs attention', other: '# things need attention' }),
      columns: { part: 'Part', state: 'State' },
      webhooks: 'Webhooks missing',
      waiting: 'Deliveries that wait',
      gaveUp: 'Deliveries that gave up',
      reading: 'Reading',
      number: (count: number) => new Intl.NumberFormat('en-GB').format(count),
    },

    pair: {
      title: 'This site is not paired with your Throughline yet',
      text: 'Your own Throughline believes only Jira sites that somebody has paired with it.',
      secret: 'Installation secret',
      help: 'Make one in your Throughline under Settings, Integrations. It is valid once, for 15 minutes.',
      submit: 'Pair',
      failed: 'The pairing was not changed',
      paired: (address: string, { at, by }: NonNullable<Setup['paired']>) =>
        `Paired with ${address} since ${dateInWords(at)}, by ${by}.`,
      unpair: 'Unpair',
    },
  }
}

const isRule = (subject: string): subject is RuleId => Object.hasOwn(ruleNames, subject)

const kinds: Readonly<Record<string, string>> = {
  opened: 'opened',
  reopened: 'reopened',
  updated: 'updated',
  draftChanged: 'turned into a draft or back',
  reviewRequested: 'asked for a review',
  reviewed: 'reviewed',
  merged: 'merged',
  closed: 'closed',
}

const steps: Readonly<Record<string, string>> = {
  read: 'Read',
  fetched: 'Fetched',
  matched: 'Matched',
  rule: 'Rule',
  jira: 'Jira',
}
