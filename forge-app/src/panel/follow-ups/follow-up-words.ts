import type {
  FollowUpAsk,
  PanelFollowUp,
  PanelLeftOver,
  PanelParkedFollowUp,
} from '@throughline/shared/panel-follow-ups'
import type { WriteAgainAnswer } from '@throughline/shared/panel-functions'
import { createWording } from '../../wording'

type NotDone =
  | Exclude<WriteAgainAnswer, { kind: 'asked' | 'unreachable' }>
  | { readonly kind: 'unreachable'; readonly reference?: string }

type Place = { readonly path: string; readonly line?: number | undefined }

const { plural, list } = createWording('en-GB')

/** Every string of the section of follow-ups, in English. */
export const followUpWords = {
  title: 'Follow-ups',
  /** "SHOP-31 Follow-up: #42 - Retry payment calls" */
  name: ({ key, summary }: PanelFollowUp) => `${key} ${summary}`,
  /** "1 unresolved comment, 2 new TODOs from #42" */
  source: ({ comments, todos, label }: PanelFollowUp) => {
    const parts = [
      ...(comments > 0
        ? [plural(comments, { one: '# unresolved comment', other: '# unresolved comments' })]
        : []),
      ...(todos > 0 ? [plural(todos, { one: '# new TODO', other: '# new TODOs' })] : []),
    ]
    return `${list(parts)} from ${label}`
  },
  stillThere: (place: Place) => `It is done, and its TODO is still in ${placeOf(place)}.`,
  gone: (count: number) =>
    plural(count, {
      one: 'Its TODO is gone from the code. This follow-up can probably be closed.',
      other: 'Its TODOs are gone from the code. This follow-up can probably be closed.',
    }),

  kinds: { comment: 'Unresolved comment', todo: 'TODO' },
  /** `Dana Ortiz: Close the file when this throws.` */
  text: ({ by, text }: PanelLeftOver) => (by === undefined ? text : `${by}: ${text}`),
  where: (item: PanelLeftOver) => `${placeOf(item)} in ${item.label}`,
  what: ({ standing, label, names = '', was = '', isMerged, isDismissed }: PanelLeftOver): string => {
    if (isDismissed) return 'dismissed: nothing comes of it'
    switch (standing) {
      case 'left':
        return `becomes a follow-up when ${label} merges`
      case 'issue-missing':
        return `names ${names}, which Jira does not show; becomes a follow-up when ${label} merges`
      case 'issue-done':
        return isMerged
          ? `names ${names}, which is done, and is still in the code`
          : `names ${names}, which is done already`
      case 'tracked':
        return `tracked by ${names}`
      case 'changed':
        return `reworded, no new one; it was: ${was}`
    }
  },
  apart: 'Reworded, tracked or dismissed',
  create: 'Create now',
  dismiss: 'Dismiss',
  bringBack: 'Bring back',
  undo: 'Undo',

  parked: {
    title: ({ why }: PanelParkedFollowUp) => `${why.charAt(0).toUpperCase()}${why.slice(1)}`,
    text: ({ label }: PanelParkedFollowUp) => `The follow-up for ${label} waits until that is settled.`,
    cannot: (names: readonly string[]) =>
      `Throughline cannot fill in ${list(names.map((name) => `“${name}”`))}. A Jira admin can give it a default.`,
    fillIn: 'Fill in and create',
    again: 'Try again',
    several: 'Several values with commas between them.',
    person: 'The account ID of a person.',
    blank: 'Fill this in.',
    cancel: 'Cancel',
    /** "Follow-up for #45" */
    modal: ({ label }: PanelParkedFollowUp) => `Follow-up for ${label}`,
  },

  done: (ask: FollowUpAsk): string => {
    if (ask.action !== 'dismiss-left-over') return 'The follow-up is being created'
    return ask.isDismissed ? 'Dismissed: nothing comes of it' : 'It is back in the list'
  },
  failed: 'Nothing was done',
  why: (answer: NotDone): string => {
    if (answer.kind === 'refused') return answer.message
    if (answer.kind === 'not-allowed') return 'Ask a project admin for the permission “Edit issues”.'
    return answer.reference === undefined
      ? 'Throughline did not answer in time. Try again.'
      : `Throughline did not answer in time. Try again. Reference: ${answer.reference}.`
  },
}

const placeOf = ({ path, line }: Place) => (line === undefined ? path : `${path}, line ${line}`)
