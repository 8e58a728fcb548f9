import type { Check, CheckId, CheckRun, Problem } from './connection-check'
import { type Facts, filledIn } from './fill-words'
import { problemWords } from './problem-words'
import type { RemedyKind } from './problems/problem-template'

/** What a connection leads to: its checks say some things differently. */
export type ConnectionKind = 'jira' | 'git-host'

/** One line of the checks; `right` stands at its end. */
export interface CheckLine {
  readonly text: string
  readonly right: string | undefined
}

/** A problem as a person reads it: what happened, what to do, and at most one button that does it. */
export interface ProblemText {
  readonly title: string
  readonly text: string
  readonly remedy:
    | { readonly label: string; readonly kind: RemedyKind; readonly value: string | undefined }
    | undefined
}

interface CheckWords {
  readonly waiting: string
  readonly running: string
  readonly passed: (facts: Facts) => { readonly text: string; readonly right?: string }
}

/** `seconds` of the address, `deployment`, `version` and `host`, the account's `name`, and a `count`, all as facts. */
const checkWords: Readonly<Record<CheckId, CheckWords>> = {
  address: {
    waiting: 'Address reachable',
    running: 'Calling {host}…',
    passed: () => ({ text: 'Address reachable', right: '{seconds} s' }),
  },
  deployment: {
    waiting: 'Jira recognised',
    running: 'Asking for the version…',
    passed: ({ deployment }) => ({
      text: deployment === 'cloud' ? 'Jira Cloud recognised' : 'Jira Data Center {version} recognised',
      right: '{host}',
    }),
  },
  token: {
    waiting: 'Token accepted',
    running: 'Signing in…',
    passed: () => ({ text: 'Token accepted', right: 'as {name}' }),
  },
  email: {
    waiting: 'Email matches the account',
    running: 'Comparing the email with the account…',
    passed: ({ deployment }) => ({
      text: deployment === 'data-center' ? 'Email not needed for Data Center' : 'Email matches the account',
    }),
  },
  permissions: {
    waiting: 'Permissions: read, comment, create, transition, webhooks',
    running: 'Checking permissions…',
    passed: ({ count }) => ({
      text: 'All permissions found',
      right: count === '1' ? '1 project' : '{count} projects',
    }),
  },
  webhook: {
    waiting: 'Webhook created and verified',
    running: 'Creating the webhook…',
    passed: () => ({ text: 'Webhook created and verified', right: '{count}' }),
  },
}

const ofGitHosts: Partial<Record<CheckId, CheckWords>> = {
  permissions: {
    waiting: 'Permissions: read, comment, request reviews, webhooks',
    running: 'Checking permissions…',
    passed: ({ count }) => ({
      text: 'All permissions found',
      right: count === '1' ? '1 repository' : '{count} repositories',
    }),
  },
}

const wordsOf = (id: CheckId, kind: ConnectionKind): CheckWords =>
  (kind === 'git-host' ? ofGitHosts[id] : undefined) ?? checkWords[id]

/** A check's line as its state asks for it; what is wrong with it says `problemText`. */
export const checkLine = ({ id, state, facts, problem }: Check, kind: ConnectionKind = 'jira'): CheckLine => {
  const words = wordsOf(id, kind)
  if (state === 'running') return { text: filledIn(words.running, facts), right: undefined }
  if (state === 'warned' && problem) return { text: problemText(problem).title, right: undefined }
  if (state !== 'passed') return { text: words.waiting, right: undefined }
  const { text, right } = words.passed(facts)
  return { text: filledIn(text, facts), right: right && filledIn(right, facts) }
}

export const problemText = ({ id, facts, reference }: Problem): ProblemText => {
  const known: Facts = reference === undefined ? facts : { ...facts, reference }
  const words = problemWords[id]
  const { title, text, remedy } = typeof words === 'function' ? words(known) : words
  return {
    title: filledIn(title, known),
    text: filledIn(text, known),
    remedy: remedy && {
      label: filledIn(remedy.label, known),
      kind: remedy.kind,
      value: remedy.value === undefined ? undefined : filledIn(remedy.value, known),
    },
  }
}

/** What a screen reader is told of a run: the check that runs, the one that failed, or the end. `name`: `Jira`. */
export const announcement = (
  { state, checks }: CheckRun,
  name: string,
  kind: ConnectionKind = 'jira',
): string => {
  if (state === 'saved') return `${name} is connected`
  const wanted = state === 'failed' ? 'failed' : 'running'
  const at = checks.findIndex((check) => check.state === wanted)
  const check = checks[at]
  if (!check) return ''
  const place = `Check ${at + 1} of ${checks.length}`
  return check.problem && state === 'failed'
    ? `${place} failed: ${problemText(check.problem).title}`
    : `${place}: ${checkLine(check, kind).text}`
}
