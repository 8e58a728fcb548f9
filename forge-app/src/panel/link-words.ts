import type { LinkAnswer, LinkAsk } from '@throughline/shared/link-ask'
import type { PanelLinkSuggestion } from '@throughline/shared/panel'
import type { Wording } from '../wording'

type NotDone =
  | Exclude<LinkAnswer, { kind: 'done' | 'unreachable' }>
  | { readonly kind: 'unreachable'; readonly reference?: string }

/** Every string about which pull requests belong to the issue, in English. */
export function createLinkWords({ plural, ago, day }: Wording) {
  const since = (iso: string, now: Date) => ago(new Date(iso), now, 'just now')
  return {
    suggestion: {
      title: (issueKey: string) => `Does this pull request belong to ${issueKey}?`,
      /** "#47 in acme/storefront by Mina Sato, open, 8 minutes ago" */
      byline: ({ label, repository, author, state, openedAt }: PanelLinkSuggestion, now: Date) => {
        const by = author.isBot ? `${author.name} (bot)` : author.name
        return `${label} in ${repository} by ${by}, ${state}, ${since(openedAt, now)}`
      },
      sure: (confidence: number) => `${confidence} % sure.`,
      whatPoints: 'What points to it:',
      link: (label: string) => `Link ${label}`,
      notThisOne: 'Not this one',
      remembered: '“Not this one” is remembered. Throughline will not suggest this pair again.',
    },
    maybe: {
      title: 'Maybe related',
      row: ({ label, title, confidence }: PanelLinkSuggestion) => ({
        link: `${label} ${title}`,
        sure: `${confidence} % sure`,
      }),
      notThis: (label: string) => `Not ${label}`,
      showMore: (count: number) => plural(count, { one: 'Show # more', other: 'Show # more' }),
      showFewer: 'Show fewer',
    },
    /** Where nothing but the texts themselves speaks for it. */
    onlyWords: 'Their words are alike.',
    dialog: {
      open: 'Link pull request',
      title: (issueKey: string) => `Link a pull request to ${issueKey}`,
      tabs: { paste: 'Paste an address', choose: 'Choose' },
      address: 'Pull request address',
      example: 'For example https://github.com/acme/storefront/pull/45',
      repository: 'Repository',
      allRepositories: 'All repositories',
      columns: { choose: 'Choose', pullRequest: 'Pull request', author: 'By', updated: 'Updated' },
      choose: (label: string, title: string) => `${label} ${title}`,
      updated: since,
      loading: 'Loading open pull requests…',
      noneOpen: 'No open pull request may be linked to this issue.',
      typeFirst: 'Enter the address of a pull request.',
      chooseFirst: 'Choose a pull request.',
      unlinked: (name: string, at: string) => `${name} unlinked this pair on ${day(new Date(at))}`,
      overrides: 'Linking again overrides that.',
      cancel: 'Cancel',
      link: 'Link pull request',
    },
    find: {
      button: 'Find pull requests',
      asking: 'Looking…',
      looking: (count: number, issueKey: string) =>
        plural(count, {
          one: `Looking through # open pull request. What belongs to ${issueKey} shows up here.`,
          other: `Looking through # open pull requests. What belongs to ${issueKey} shows up here.`,
        }),
      nothing: (issueKey: string) => `No pull request fits ${issueKey} well enough`,
      noneOpen: 'No pull request is open in the repositories of this project.',
    },
    /** The title of the flag, and what stands below it. */
    done: (action: LinkAsk['action'], label: string, issueKey: string) => flagOf(action, label, issueKey),
    undo: 'Undo',
    failed: 'Nothing was changed',
    whyNot: (answer: NotDone): string => {
      if (answer.kind === 'refused') return answer.message
      if (answer.kind === 'not-allowed') return 'Ask a project admin for the permission “Edit issues”.'
      return answer.reference === undefined
        ? 'Throughline did not answer in time. Try again.'
        : `Throughline did not answer in time. Try again. Reference: ${answer.reference}.`
    },
  }
}

const flagOf = (
  action: LinkAsk['action'],
  label: string,
  issueKey: string,
): { readonly title: string; readonly description?: string } => {
  switch (action) {
    case 'reject-link':
      return { title: `${label} will not be suggested again` }
    case 'unlink':
      return {
        title: `${label} is no longer linked to ${issueKey}`,
        description: 'Throughline will not link this pair again.',
      }
    case 'take-back-answer':
      return { title: `${label} is as it was before` }
    default:
      return { title: `${label} is linked to ${issueKey}` }
  }
}
