import type { LinkSignal } from '@throughline/shared/link-signal'
import type { WhyLinked } from '@throughline/shared/panel'
import type { LeftCount, ToldFollowUps } from './told-follow-ups'
import type { ToldReviewer } from './told-reviewers'

/** A link as the comment on the pull request tells of it. */
export interface ToldLink {
  readonly key: string
  readonly why: WhyLinked
}

export interface ToldState {
  /** Those that stand. */
  readonly links: readonly ToldLink[]
  /** Keys that somebody unlinked, and who it was. */
  readonly unlinked: readonly { readonly key: string; readonly by: string }[]
  readonly needsNone: boolean
  /** Commands that were not obeyed, as they were written. */
  readonly refused: readonly string[]
  /** Who could review; nobody unless a setting has them named. */
  readonly reviewers: readonly ToldReviewer[]
  /** Nothing unless a setting has them told. */
  readonly followUps: ToldFollowUps
  /** On a public repository nothing is said that only Jira knows. */
  readonly isPublic: boolean
}

/** What our one comment on a pull request says, as Markdown and without its marker; undefined where that is nothing. */
export const commentOf = (state: ToldState): string | undefined => {
  const paragraphs = [
    ...state.links.map((link) => linkWords(link, state.isPublic)),
    ...state.unlinked.map(
      ({ key, by }) => `Not linked to **${key}**: ${plain(by)} unlinked it, and it stays unlinked.`,
    ),
    ...(state.needsNone && state.links.length === 0
      ? ['This pull request needs no issue, as somebody said.']
      : []),
    ...(state.reviewers.length > 0 ? [reviewersWords(state.reviewers)] : []),
    ...followUpWords(state.followUps),
    ...state.refused.map((command) => `\`${command}\` was not done: ${refusal}`),
  ]
  return paragraphs.length > 0 ? paragraphs.join('\n\n') : undefined
}

/** Names without a mention: nobody is notified. */
const reviewersWords = (reviewers: readonly ToldReviewer[]): string => {
  const named = reviewers.map(({ name, reasons }) => {
    const why = reasons.map(plainPath).join(', ')
    return why === '' ? plain(name) : `${plain(name)} (${why})`
  })
  return `Could review: ${named.join(', ')}.`
}

const followUpWords = ({ left, created, isParked }: ToldFollowUps): readonly string[] => [
  ...created.map((one) => `Follow-up for what is left: **${one.key}** (${countWords(one)}).`),
  ...(isParked ? ['A follow-up for what is left waits for somebody: the panel in Jira says what for.'] : []),
  ...(left ? [leftWords(left)] : []),
]

const leftWords = (left: NonNullable<ToldFollowUps['left']>): string => {
  const count = left.comments + left.todos
  const [items, them] = count === 1 ? ['1 item becomes', 'it'] : [`${count} items become`, 'them']
  const places = left.places.length > 0 ? ` (${left.places.map(plainPath).join(', ')})` : ''
  return `When this merges, ${items} a follow-up issue: ${countWords(left)}${places}. Resolve ${them}, or dismiss ${them} in the panel.`
}

const countWords = ({ comments, todos }: LeftCount): string =>
  [
    ...(comments > 0 ? [`${comments} unresolved ${comments === 1 ? 'comment' : 'comments'}`] : []),
    ...(todos > 0 ? [`${todos} new ${todos === 1 ? 'TODO' : 'TODOs'}`] : []),
  ].join(', ')

/** In a comment that was begun and has nothing to say any more. */
export const NOBODY_SUGGESTED = 'Nobody is suggested as a reviewer at the moment.'
export const NO_FOLLOW_UP = 'No follow-up is due at the moment.'

const refusal = 'there is no such issue in a project that this repository may be linked to.'

const linkWords = ({ key, why }: ToldLink, isPublic: boolean): string => {
  if (why.place === 'inferred') {
    const reasons = why.signals.flatMap((signal) => reasonOf(signal, isPublic)).slice(0, 2)
    const because = reasons.length > 0 ? `: ${reasons.join(', and ')}` : ''
    return `Linked to **${key}**${because}. Wrong? Unlink it in the issue's Throughline panel, or answer \`/unlink ${key}\` here, and it stays unlinked.`
  }
  if (why.place === 'person') {
    const name = why.name === undefined ? 'somebody' : plain(why.name)
    return `Linked to **${key}**: ${name} ${why.isConfirmed ? 'confirmed it' : 'linked it'}.`
  }
  return `Linked to **${key}**: its key is written in this pull request.`
}

/** What points to an issue, in a few words that go on a sentence; nothing for what speaks against it. */
const reasonOf = (signal: LinkSignal, isPublic: boolean): readonly string[] => {
  switch (signal.id) {
    case 'assignee':
      return [isPublic ? 'it is assigned to the author' : `${plain(signal.name)} is working on it`]
    case 'inProgress':
      return isPublic ? [] : ['it is in progress']
    case 'paths':
      return [`both are about ${code(signal.path)}`]
    case 'branch':
      return ['the branch matches it']
    case 'title':
      return ['their titles say the same']
    case 'updatedByAuthor':
      return ['the author changed it lately']
    case 'component':
      return [
        isPublic ? 'its files belong to it' : `its component ${plain(signal.component)} owns these files`,
      ]
    case 'commitWords':
      return [`both mention ${code(signal.word)}`]
    case 'project':
      return ['other work here belongs to its project']
    case 'reporter':
      return ['the author reported it']
    default:
      return []
  }
}

/** A text of somebody as nothing but a text: no mark, link, mention or HTML. */
const plain = (text: string): string =>
  text
    .slice(0, 100)
    .replaceAll(/[\p{C}\s]+/gu, ' ')
    .replaceAll(/[\\`*_{}[\]<>()#|!~@&]/g, '')
    .trim()

/** The same where a path may be in it, which often has underscores. */
const plainPath = (text: string): string => text.split('_').map(plain).join('\\_')

const code = (text: string): string =>
  `\`${text
    .slice(0, 100)
    .replaceAll(/[\p{C}\s]+/gu, ' ')
    .replaceAll('`', '')
    .trim()}\``
