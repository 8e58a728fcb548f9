import { expiryText, shownAsOf } from '@throughline/shared/expiry-words'
import type { PanelHealth, PanelPerson, PanelPullRequest, PanelSummary } from '@throughline/shared/panel'
import type { WriteAgainAnswer } from '@throughline/shared/panel-functions'
import type { PullRequestState, Verdict } from '@throughline/shared/pull-request'
import { gitHostNames } from '../git-host-names'
import { createWording, type PluralForms } from '../wording'
import { createLinkWords } from './link-words'
import { noCommentInWords } from './no-comment-in-words'
import type { OverallState } from './overall-state'
import { createWhyLinkedWords } from './why-linked-words'

type PanelTrouble = NonNullable<PanelHealth['trouble']>

type NotAsked =
  | Exclude<WriteAgainAnswer, { kind: 'asked' | 'unreachable' }>
  | { readonly kind: 'unreachable'; readonly reference?: string }

export type PanelMessages = ReturnType<typeof createPanelMessages>

/** How many there are of each kind; none of a kind is absent or 0. */
export type Counts<Kind extends string> = Readonly<Partial<Record<Kind, number>>>

/** The words for each kind, in the order in which they are read. */
type Forms<Kind extends string> = ReadonlyArray<readonly [Kind, PluralForms]>

/** Every string of the issue panel, in English; the one place where they are written. `timeZone` is the reader's. */
export function createPanelMessages(timeZone?: string) {
  const wording = createWording('en-GB', timeZone)
  const { plural, list, ago, exactly } = wording
  const inWords = <Kind extends string>(counts: Counts<Kind>, forms: Forms<Kind>) =>
    forms.flatMap(([kind, words]) => (counts[kind] ? [plural(counts[kind], words)] : []))
  const since = (iso: string, now: Date) => ago(new Date(iso), now, 'just now')
  const person = ({ name, isBot }: PanelPerson) => (isBot ? `${name} (bot)` : name)

  return {
    loading: 'Loading pull requests…',

    notAllowed: {
      title: "You can't see development information in this project",
      text: 'Ask a project admin for the permission “View development tools”.',
    },
    notConnected: {
      title: 'Throughline is not connected to a git host yet',
      text: 'A Jira admin connects one once for the whole site.',
      openSetup: 'Open setup',
    },
    empty: {
      title: 'No pull requests yet',
      text: (issueKey: string) =>
        `Put ${issueKey} in a branch name, title, description or commit, and the pull request shows up here within seconds.`,
    },
    failed: {
      title: 'Pull requests could not be loaded',
      text: (reference?: string) =>
        reference === undefined
          ? 'Throughline did not answer in time. Nothing is lost: links and summaries keep being made.'
          : `Throughline did not answer in time. Nothing is lost: links and summaries keep being made. Reference: ${reference}.`,
      tryAgain: 'Try again',
    },
    stale: (readAt: Date, now: Date, reference?: string) => {
      const when = ago(readAt, now, 'a moment ago')
      return reference === undefined
        ? `Shown as of ${when}. Throughline does not answer at the moment.`
        : `Shown as of ${when}. Throughline does not answer at the moment. Reference: ${reference}.`
    },

    health: {
      /** For admins, while a token ends soon or has ended. */
      trouble: ({ host, state, endsAt }: PanelTrouble, now: Date) => {
        const system = host === 'jira' ? 'Jira' : gitHostNames[host]
        if (state === 'revoked' || endsAt === undefined)
          return {
            level: 'danger' as const,
            title: `${system} does not accept the token any more`,
            text: `Create a new one in ${system} and replace it. Waiting work starts again by itself.`,
          }
        return expiryText(new Date(endsAt), now, system)
      },
      /** For everybody, once nothing new arrives. */
      shownAsOf: (lastOkAt: string | undefined, now: Date) =>
        lastOkAt === undefined
          ? 'An admin has to renew the connection; nothing is lost.'
          : shownAsOf(since(lastOkAt, now)),
      replaceToken: 'Replace token',
      licence: {
        title: 'The Throughline licence of this site has ended',
        text: 'Links stay visible; new ones wait until an admin renews it.',
        manageApps: 'Manage apps',
      },
    },

    overall: {
      'changes-requested': 'Changes requested',
      'in-review': 'In review',
      ready: 'Ready to merge',
      'all-merged': 'All merged',
    } satisfies Record<OverallState, string>,
    /** "1 open, 1 draft, 1 merged in 2 repositories" */
    counts: (counts: Counts<PullRequestState>, repositoryCount: number) => {
      const words = list(inWords(counts, counted))
      return plural(repositoryCount, { one: words, other: `${words} in # repositories` })
    },
    refresh: 'Refresh',
    refreshing: 'Refreshing…',

    hosts: gitHostNames,
    states,
    showMore: (count: number) => plural(count, { one: 'Show # more', other: 'Show # more' }),
    showFewer: 'Show fewer',
    /** "#45 by Mina Sato, updated 20 minutes ago" */
    byline: (pullRequest: PanelPullRequest, now: Date) => {
      const { label, openedAt, updatedAt, mergedAt } = pullRequest
      const author = person(pullRequest.author)
      if (mergedAt !== undefined) return `${label} by ${author}, merged ${since(mergedAt, now)}`
      if (openedAt === updatedAt) return `${label} by ${author}, opened ${since(openedAt, now)}`
      return `${label} by ${author}, updated ${since(updatedAt, now)}`
    },
    since,
    /** The time that the byline tells, to the minute. */
    exactly: ({ mergedAt, updatedAt }: PanelPullRequest) => exactly(new Date(mergedAt ?? updatedAt)),
    /** "1 approved, 1 asks for changes" */
    reviews: (counts: Counts<Verdict>) => list(inWords(counts, reviewed)),

    whyLinked: createWhyLinkedWords(wording),
    links: createLinkWords(wording),

    move: {
      parked: {
        title: (issueKey: string) => `${issueKey} was not moved`,
        text: (why: string) =>
          `${asSentence(why)} Move it by hand, or ask an admin to change the settings of “Move issues”.`,
      },
      notYet: (why: string) => `Not moved yet: ${why}.`,
      /** "Moved to Done by Throughline when its last pull request merged, 2 hours ago" */
      moved: (to: string, lastMergedAt: string, now: Date) =>
        `Moved to ${to} by Throughline when its last pull request merged, ${since(lastMergedAt, now)}`,
    },

    shipped: {
      title: 'What shipped',
      area: (area: string) => `${area}:`,
      /** "Merged by Dana Ortiz into main 2 hours ago · 14 files · also posted as a comment on SHOP-7" */
      facts: (summary: PanelSummary, issueKey: string, now: Date) => {
        const { mergedBy, baseBranch, fileCount } = summary
        const when = since(summary.mergedAt, now)
        const merged =
          mergedBy === undefined
            ? `Merged into ${baseBranch} ${when}`
            : `Merged by ${mergedBy} into ${baseBranch} ${when}`
        const files = plural(fileCount, { one: '# file', other: '# files' })
        const reverted = summary.revertedBy === undefined ? [] : [`reverted by ${summary.revertedBy}`]
        const posted = summary.isPosted ? [`also posted as a comment on ${issueKey}`] : []
        return [merged, files, ...reverted, ...posted].join(' · ')
      },
      noComment: noCommentInWords,
      earlier: (count: number) =>
        plural(count, { one: 'Earlier: # merged pull request', other: 'Earlier: # merged pull requests' }),
      hideEarlier: 'Hide earlier pull requests',
      again: {
        button: 'Write again',
        asking: 'Asking…',
        asked: 'What shipped is being written again',
        keepsOne: (issueKey: string) => `Each merged pull request keeps its one comment on ${issueKey}.`,
        failed: 'What shipped was not written again',
        why: (answer: NotAsked) => {
          if (answer.kind === 'refused') return answer.message
          if (answer.kind === 'not-allowed') return 'Ask a project admin for the permission “Edit issues”.'
          return answer.reference === undefined
            ? 'Throughline did not answer in time. Try again.'
            : `Throughline did not answer in time. Try again. Reference: ${answer.reference}.`
        },
      },
    },
  }
}

const asSentence = (words: string) => `${words.charAt(0).toUpperCase()}${words.slice(1)}.`

const states: Readonly<Record<PullRequestState, string>> = {
  open: 'Open',
  draft: 'Draft',
  merged: 'Merged',
  declined: 'Declined',
}

const counted: Forms<PullRequestState> = [
  ['open', { other: '# open' }],
  ['draft', { one: '# draft', other: '# drafts' }],
  ['merged', { other: '# merged' }],
  ['declined', { other: '# declined' }],
]

const reviewed: Forms<Verdict> = [
  ['approved', { other: '# approved' }],
  ['changesRequested', { one: '# asks for changes', other: '# ask for changes' }],
  ['commented', { other: '# commented' }],
]
