import type { PullRequest } from '../../../pull-requests/pull-request'
import { isReference } from '../prose/is-reference'
import { plainWords } from '../prose/plain-words'
import { sameWords, saysSomething } from '../prose/says-something'
import { speaksToModels } from '../prose/speaks-to-models'

/** A commit's first line, as far as it tells a reader what was done. */
export interface Subject {
  readonly text: string
  /** What a conventional commit says it is about: `checkout` of `feat(checkout): …`. */
  readonly scope: string | undefined
}

const MOST_CHARACTERS = 90
const FEWEST_WORDS = 3
/** More commits than these have been squashed or pasted, and their words are nobody's summary. */
const MOST_COMMITS = 60

/** The telling first lines of a pull request's commits, each once, the oldest first; none that repeats its title. */
export const subjectsOf = ({
  commits,
  title,
}: Pick<PullRequest, 'commits' | 'title'>): readonly Subject[] => {
  const subjects = new Map<string, Subject>()
  if (commits.length > MOST_COMMITS) return []
  for (const { message } of commits) {
    const subject = subjectIn(message.split('\n', 1)[0] ?? '')
    if (subject && isTelling(subject.text, title)) subjects.set(sameWords(subject.text), subject)
  }
  return [...subjects.values()]
}

/** Kinds of conventional commits that say how, not what. */
const supporting =
  /^(?:chore|ci|docs?|style|test|tests|build|wip|revert|deps|release)(?:\([^()]{1,60}\))?!?: /i

const subjectIn = (line: string): Subject | undefined => {
  if (supporting.test(line) || speaksToModels(line)) return undefined
  const scope = /^[a-z]{2,10}\((?<scope>[^()]{1,60})\)!?: /i.exec(line)?.groups?.['scope']
  const text = plainWords(line)
    .replace(/^\W{0,2}[A-Z][A-Z\d_]{1,20}-\d{1,9}\W{0,2}\s?[:–-]?\s?/, '')
    .replace(/^[a-z]{2,10}(?:\([^()]{1,60}\))?!?: /i, '')
    .replace(/\s?\([^()]{0,20}[#!]\d{1,9}\)$/, '')
    .replace(/ \(cherry picked from commit [a-f\d]{7,64}\)$/, '')
    .replace(/[.;:]$/, '')
  return { text, scope }
}

const isTelling = (text: string, title: string): boolean =>
  text.length <= MOST_CHARACTERS &&
  saysSomething(text, title) &&
  !isReference(text) &&
  !routine.test(text) &&
  (text.split(' ').length >= FEWEST_WORDS ||
    /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]/u.test(text))

/** What every branch has: merges, answers to a review, and things put right that nobody had seen. */
const routine =
  /^(?:merge|wip\b|fixup!|squash!|amend!|revert|bump|release|version|rebase|initial commit|first (?:commit|draft|version)|address|apply|review|code review|pr |feedback|lint|format|prettier|rubocop|gofmt|spotless|checkstyle|sonar|clean ?up|cleanup|minor|misc|small|tiny|more|another|oops|try|test\b|tests\b|update (?:test|snapshot|readme|changelog|package|lock|dep)|(?:fix|add|adapt|adjust|update|improve|more)(?:ed|es|s)? (?:the |some |more |missing |failing |broken |unit |e2e |integration ){0,3}(?:tests?|lint|typos?|build|ci|types?|imports?|formatting|snapshots?|specs?|comments?|review|docs?|readme|changelog|code style|style|warnings?|conflicts?|compile))(?![a-z])/i
