/** What the audit log says. */
export const words = {
  title: 'Audit log',
  lead: 'Who changed what, and when. Nobody can change an entry. Secrets are never written here.',
  table: 'Changes, newest first',
  columns: { who: 'Who', what: 'What', change: 'Before → after', when: 'When', from: 'From' },
  filters: {
    label: 'Filter changes',
    who: 'Who',
    anybody: 'Anybody',
    what: 'What',
    anything: 'Anything',
    time: 'Time',
    anyTime: 'Any time',
    week: 'Last 7 days',
    month: 'Last 30 days',
    apply: 'Filter',
    clear: 'Clear filters',
  },
  faces: { dashboard: 'Dashboard', forge: 'Jira', command: 'Server', 'pull-request': 'Pull request' },
  empty: { title: 'Nothing has been changed in this period' },
  older: 'Older',
  export: 'Export (JSON lines)',
} as const

const actionWords: Readonly<Record<string, string>> = {
  'connect-jira': 'Connected Jira',
  'connect-jira-again': 'Connected Jira again',
  'replace-jira-token': 'Replaced the Jira token',
  'connect-git-host': 'Connected a git host',
  'replace-git-host-token': 'Replaced the git host’s token',
  'check-again': 'Checked a connection again',
  disconnect: 'Disconnected',
  'choose-projects': 'Chose Jira projects',
  'choose-repositories': 'Chose repositories',
  'map-repository': 'Mapped a repository',
  'repair-webhook': 'Repaired a webhook',
  'set-rule': 'Switched a rule',
  'set-rule-settings': 'Set how a rule works',
  'replay-delivery': 'Replayed a delivery',
  'replay-given-up': 'Replayed all that gave up',
  'write-summary-again': 'Had summaries written again',
  'suggest-reviewers': 'Looked for reviewers again',
  'request-review': 'Requested a review',
  'tell-stakeholder': 'Told a stakeholder',
  'confirm-link': 'Confirmed a suggested link',
  'reject-link': 'Refused a suggested link',
  'take-back-answer': 'Took back an answer',
  'link-pull-request': 'Linked a pull request',
  unlink: 'Unlinked a pull request',
  'say-no-issue': 'Said that a pull request needs no issue',
  'find-issue': 'Had an issue looked for',
  'find-pull-requests': 'Had pull requests looked for',
  'create-follow-up': 'Created a follow-up',
  'dismiss-left-over': 'Decided on something left over',
  'fill-in-and-create': 'Filled in a follow-up',
  'match-person': 'Said who a git account belongs to',
  'refuse-git-account': 'Said that a git account is not theirs',
  'allow-suggesting': 'Chose where to be suggested as a reviewer',
  'make-pairing-secret': 'Made an installation secret',
  'pair-app': 'Paired the app in Jira',
  'unpair-app': 'Unpaired the app in Jira',
  'end-installation': 'Removed the app from Jira',
  'make-sign-in-link': 'Made a sign-in link',
  'sign-in': 'Signed in',
  'sign-out': 'Signed out',
  refused: 'Was refused',
}

export const actionName = (action: string): string => actionWords[action] ?? action

/** "isOn: true → false": what differs between before and after, and nothing else. */
export const changeWords = (before: unknown, after: unknown): string => {
  const [one, other] = [fieldsOf(before), fieldsOf(after)]
  return [...new Set([...Object.keys(one), ...Object.keys(other)])]
    .filter((name) => !hidden.has(name) && textOf(one[name]) !== textOf(other[name]))
    .map((name) =>
      name in one
        ? `${name}: ${textOf(one[name])} → ${textOf(other[name])}`
        : `${name}: ${textOf(other[name])}`,
    )
    .join(', ')
}

/** Ids that the subject says in words. */
const hidden = new Set(['repositoryId', 'connectionId'])

const fieldsOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? { ...value } : {}

const textOf = (value: unknown): string => {
  if (value === undefined || value === null) return 'nothing'
  return typeof value === 'string' ? value : JSON.stringify(value)
}
