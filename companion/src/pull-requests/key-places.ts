import type { WrittenKey } from '@throughline/shared/find-issue-keys'
import type { WhyWritten } from '@throughline/shared/panel'
import { closingWordBefore } from './closing-word'
import type { Commit, PullRequest } from './pull-request'
import { withoutHtmlComments } from './without-html-comments'

/** A text of a pull request that people put issue keys into. */
export interface Place {
  readonly text: string
  /** Keys that reach beyond it are not read. */
  readonly end: number
  /** What to tell about a key found here. `startsAt` is where its mention begins, or the address it is part of. */
  readonly why: (mention: WrittenKey, startsAt: number) => WhyWritten
}

/** Where keys are looked for, the most trusted first: branch, title, description, then the commits as they come. */
export function* placesOf({
  branch,
  title,
  body,
  commits,
}: Pick<PullRequest, 'branch' | 'title' | 'body' | 'commits'>): Generator<Place, void> {
  yield whole(branch, ({ written }) => ({ place: 'branch', writtenKey: written, branch }))
  yield whole(title, ({ written }) => ({ place: 'title', writtenKey: written }))
  const description = withoutHtmlComments(body)
  yield whole(description, ({ written }, startsAt) => {
    const closingWord = closingWordBefore(description, startsAt)
    return { place: 'description', writtenKey: written, closingWord }
  })
  for (const commit of commits.slice(0, mostCommits)) yield placeOfCommit(commit)
}

const mostCommits = 400
const longestMessage = 1_024
const longestSubject = 120

const whole = (text: string, why: Place['why']): Place => ({ text, end: text.length, why })

function placeOfCommit({ sha, message }: Commit): Place {
  // Two characters more tell whether a key at the very end goes on.
  const text = message.slice(0, longestMessage + 2)
  const [firstLine = ''] = text.trimStart().split('\n', 1)
  const subject = cut(firstLine.trimEnd(), longestSubject)
  const why: Place['why'] = ({ written }) => ({ place: 'commit', writtenKey: written, sha, subject })
  return { text, end: longestMessage, why }
}

function cut(text: string, length: number): string {
  if (text.length <= length) return text
  const kept = text.slice(0, length - 1)
  const endsInHalfASign = /[\uD800-\uDBFF]$/.test(kept)
  return `${endsInHalfASign ? kept.slice(0, -1) : kept}…`
}
