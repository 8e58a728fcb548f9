import type { PanelReviewer, PanelToTell } from '@throughline/shared/panel'
import type { ReviewerAnswer, ReviewerAsk } from '@throughline/shared/panel-functions'

type NotDone =
  | Exclude<ReviewerAnswer, { kind: 'asked' | 'unreachable' }>
  | { readonly kind: 'unreachable'; readonly reference?: string }

/** Every string of the section of suggested reviewers, in English. */
export const reviewerWords = {
  title: (label: string) => `Suggested reviewers for ${label}`,
  again: 'Look again',
  request: 'Request review',
  requestOf: ({ name }: PanelReviewer) => `Request review from ${name}`,
  requested: 'Requested',
  stakeholder: 'Stakeholder',
  toTell: 'People to tell',
  tell: ({ name }: PanelToTell) => `Tell ${firstName(name)} in Jira`,
  told: 'Told',
  perhaps: ({ name }: PanelToTell, login: string) =>
    `${name} may be ${login} on the git host: the names are the same.`,
  same: 'Same person',
  notSame: 'Somebody else',
  done: (ask: ReviewerAsk, name: string): string => {
    switch (ask.action) {
      case 'request-review':
        return `Review requested from ${name}`
      case 'tell-stakeholder':
        return `A comment for ${name} is being written`
      case 'match-person':
        return ask.isSame ? `${name} is ${ask.login} from now on` : `${name} is not ${ask.login}`
      case 'suggest-reviewers':
        return 'Looking for reviewers again'
    }
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

const firstName = (name: string): string => name.split(' ')[0] ?? name
