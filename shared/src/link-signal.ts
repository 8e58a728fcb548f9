import { z } from 'zod'

/** What points to an issue, or away from it, when nobody wrote its key. Each carries what its sentence names. */
export const LinkSignal = z.discriminatedUnion('id', [
  z.object({ id: z.literal('assignee'), name: z.string() }),
  z.object({ id: z.literal('inProgress'), key: z.string() }),
  z.object({ id: z.literal('paths'), path: z.string() }),
  z.object({ id: z.literal('branch'), branch: z.string() }),
  z.object({ id: z.literal('title') }),
  z.object({ id: z.literal('updatedByAuthor'), name: z.string(), key: z.string(), at: z.iso.datetime() }),
  z.object({ id: z.literal('component'), component: z.string() }),
  z.object({ id: z.literal('commitWords'), word: z.string() }),
  z.object({ id: z.literal('project'), projectKey: z.string() }),
  z.object({ id: z.literal('reporter'), name: z.string() }),
  z.object({ id: z.literal('recent'), at: z.iso.datetime() }),
  z.object({ id: z.literal('otherPullRequest'), name: z.string() }),
  z.object({ id: z.literal('generalSummary') }),
  z.object({ id: z.literal('otherComponent') }),
  z.object({ id: z.literal('stale'), days: z.int() }),
  z.object({ id: z.literal('onlyWatcher'), name: z.string() }),
])
export type LinkSignal = z.infer<typeof LinkSignal>

/** How much a signal counts when people are told the strongest ones. The decision is made from probabilities, not from these. */
export const pointsOfSignal: Readonly<Record<LinkSignal['id'], number>> = {
  assignee: 25,
  inProgress: 20,
  paths: 20,
  branch: 15,
  title: 15,
  updatedByAuthor: 10,
  component: 10,
  commitWords: 10,
  project: 5,
  reporter: 5,
  recent: 5,
  otherPullRequest: -30,
  otherComponent: -20,
  generalSummary: -15,
  stale: -10,
  onlyWatcher: -5,
}

/** Without one of these, no link is made unasked, however sure the score is. */
export const strongSignals: ReadonlySet<LinkSignal['id']> = new Set([
  'assignee',
  'inProgress',
  'paths',
  'branch',
  'title',
])

/** The strongest first; what speaks against it comes last. */
export const byStrength = (one: LinkSignal, other: LinkSignal): number =>
  pointsOfSignal[other.id] - pointsOfSignal[one.id]

/** The three strongest of those that point to the issue. What speaks against it is told only where it turned a link into a question. */
export const shownSignals = (signals: readonly LinkSignal[]): readonly LinkSignal[] =>
  signals
    .filter(({ id }) => pointsOfSignal[id] > 0)
    .sort(byStrength)
    .slice(0, 3)

/** The sentence a panel shows. `when` puts a time into words; the author themself reads "You". */
export function signalWords(
  signal: LinkSignal,
  { when, isYou }: { readonly when: (at: string) => string; readonly isYou: boolean },
): string {
  switch (signal.id) {
    case 'assignee':
      return isYou ? 'You are its assignee' : `${signal.name} is its assignee`
    case 'inProgress':
      return `${signal.key} is in progress`
    case 'paths':
      return `Both touch ${signal.path}`
    case 'branch':
      return `Branch ${signal.branch} matches its summary`
    case 'title':
      return 'Their titles say the same'
    case 'updatedByAuthor':
      return `${isYou ? 'You' : signal.name} updated ${signal.key} ${when(signal.at)}`
    case 'component':
      return `Its component ${signal.component} owns these files`
    case 'commitWords':
      return `Both mention ${signal.word}`
    case 'project':
      return `Other work here belongs to ${signal.projectKey}`
    case 'reporter':
      return `${isYou ? 'You' : signal.name} reported it`
    case 'recent':
      return `It was updated ${when(signal.at)}`
    default:
      return againstWords(signal, isYou)
  }
}

function againstWords(signal: LinkSignal, isYou: boolean): string {
  switch (signal.id) {
    case 'otherPullRequest':
      return `Another pull request by ${signal.name} was linked to it`
    case 'generalSummary':
      return 'Its summary is very general'
    case 'otherComponent':
      return 'Its component owns other files'
    case 'stale':
      return `No update for ${signal.days} days`
    case 'onlyWatcher':
      return `${isYou ? 'You' : signal.name} only ${isYou ? 'watch' : 'watches'} it`
    default:
      return ''
  }
}
