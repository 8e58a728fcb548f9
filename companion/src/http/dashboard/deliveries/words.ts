import { kindWords } from '@throughline/shared/delivery-words'
import type { Outcome } from '../../../traces/traces'

/** What the page of deliveries says. */
export const words = {
  title: 'Deliveries',
  lead: 'Everything git hosts and Jira told Throughline, what it did with it, and why it did nothing when it did nothing.',
  live: 'Live',
  counted: (today: number, attention: number) =>
    `${today.toLocaleString('en-GB')} in the last 24 hours, ${attention} ${attention === 1 ? 'needs' : 'need'} attention`,
  filters: {
    label: 'Filter deliveries',
    text: 'Search deliveries',
    textHint: 'Repository, issue key, delivery id',
    outcome: 'Outcome',
    anyOutcome: 'Any outcome',
    source: 'Source',
    anySource: 'Any source',
    time: 'Time',
    anyTime: 'Any time',
    day: 'Last 24 hours',
    week: 'Last 7 days',
    apply: 'Filter',
    clear: 'Clear filters',
  },
  table: 'Deliveries, newest first',
  columns: { outcome: 'Outcome', delivery: 'Delivery', from: 'From', took: 'Took', when: 'When' },
  empty: {
    title: 'Nothing has arrived yet',
    text: 'Open a pull request, or send a test from the git host.',
  },
  nothingMatches: { title: 'Nothing matches these filters' },
  newer: 'Newer',
  older: 'Older',
  arrived: (count: number) =>
    count === 1 ? '1 new delivery' : `${count >= 1_000 ? '1,000 or more' : count} new deliveries`,
  replay: 'Replay',
  replayLabel: (title: string) => `Replay ${title}`,
  findIssue: 'Find issue',
  findIssueLabel: (title: string) => `Find the issue of ${title}`,
  finding: 'The issue of this pull request is looked for again. What came of it stands below, under Rules.',
  replayed: 'It happens again. What is there already is left as it is.',
  replayAll: (count: number) =>
    count === 1 ? 'Replay the one that gave up' : `Replay the ${count} that gave up`,
  replayedAll: (count: number) => (count === 1 ? '1 job begins again' : `${count} jobs begin again`),
  confirm: {
    title: 'Replay all that gave up',
    text: (count: number) =>
      `${count} deliveries gave up. Find out why before they are replayed: what broke them may still be there. What is there already is left as it is.`,
    button: (count: number) => `Replay ${count} deliveries`,
    back: 'Go back',
  },
  copy: 'Copy trace',
  copied: 'The trace was copied.',
  delivery: 'Delivery',
  connection: (host: string) => `connection ${host}`,
  bodyGone: 'its body is no longer kept',
  tries: (count: number) => `told ${count} times`,
  nextTry: 'Next try',
  openRules: 'Open rules',
  received: 'Received',
  verified: 'Verified',
  verifiedBy: (host: string) =>
    host === 'jira'
      ? 'by the signature of the call, before it was kept'
      : 'the signature matches the secret of this connection',
  rules: 'Rules',
  jira: 'Jira',
} as const

export const hostNames: Readonly<Record<string, string>> = {
  jira: 'Jira',
  github: 'GitHub',
  gitlab: 'GitLab',
  bitbucket: 'Bitbucket',
  'bitbucket-data-center': 'Bitbucket Data Center',
  gitea: 'Gitea',
}

/** How many steps came to what, in the order of what somebody should know first. */
export const countWords: Readonly<Record<Outcome, (count: number) => string>> = {
  'gave up': (count) => `${count} gave up`,
  parked: (count) => `${count} parked`,
  waiting: (count) => `${count} waiting`,
  done: (count) => `${count} done`,
  skipped: (count) => `${count} skipped`,
  'nothing to do': (count) => `${count} with nothing to do`,
  off: (count) => `${count} off`,
}

interface Titled {
  readonly host: string
  readonly event: string
  readonly label: string | undefined
  readonly kind: string | undefined
}

/** "Pull request #42 merged", "Issue SHOP-7"; what is not known yet is called as its sender calls it. */
export const titleOf = ({ host, event, label, kind }: Titled): string => {
  if (label === undefined) return event
  if (host === 'jira') return `Issue ${label}`
  return `Pull request ${label} ${kindWords[kind ?? ''] ?? ''}`.trim()
}

/** "412 ms", "1.1 s", "2 min". */
export const tookWords = (ms: number): string => {
  if (ms < 1_000) return `${ms} ms`
  if (ms < 60_000) return `${(ms / 1_000).toFixed(1)} s`
  return `${Math.round(ms / 60_000)} min`
}

/** "18 kB". */
export const sizeWords = (bytes: number): string =>
  bytes < 1_000 ? `${bytes} bytes` : `${Math.round(bytes / 1_000).toLocaleString('en-GB')} kB`

/** "10:04:31.207", in UTC: beside the log of another machine. */
export const clockTime = (at: Date): string => at.toISOString().slice(11, 23)
