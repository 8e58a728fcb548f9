import type { Past } from '../reviewing-tools'

/** A past that is shorter says little. */
const SHORT_PAST = 20

/**
 * What a reader should know about how a suggestion came to be; undefined where there is nothing to say. How far a past has
 * been read changes by the minute: who shows the suggestion says that.
 */
export const noteWords = (past: Past, seesAccess: boolean): string | undefined => {
  const notes = [pastWords(past), seesAccess ? undefined : accessWords].filter((note) => note !== undefined)
  return notes.length > 0 ? notes.join(' ') : undefined
}

const pastWords = ({ count, isBeingRead }: Past): string | undefined => {
  if (isBeingRead || count >= SHORT_PAST) return undefined
  const known = count === 1 ? '1 merged pull request is' : `${count} merged pull requests are`
  return `Only ${known} known of this repository, so the order says little.`
}

const accessWords =
  'The git host does not show this connection who has access. Named are people who reviewed here within half a year.'
