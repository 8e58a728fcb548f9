import type { PullRequest } from './pull-request'
import { withoutHtmlComments } from './without-html-comments'

/**
 * Why nothing may be linked to a pull request, in a few words that name the rule that fired; undefined when none did.
 * People ask for it by the label `no-ticket` or by the word `no-jira` or `nojira` in any case, and it wins over every
 * key that is written. Branches of dependency and contributor bots are told by how their names begin.
 */
export function skipReason({
  title,
  body,
  branch,
  labels,
}: Pick<PullRequest, 'title' | 'body' | 'branch' | 'labels'>): string | undefined {
  if (labels.some((label) => label.trim().toLowerCase() === skipLabel)) return `label ${skipLabel}`
  const places = { title, description: withoutHtmlComments(body), branch }
  for (const [place, text] of Object.entries(places)) {
    const word = skipWordIn(text)
    if (word) return `“${word}” in the ${place}`
  }
  const start = skippedBranches.find((name) => branch.startsWith(name))
  return start && `branch of ${start}`
}

const skipLabel = 'no-ticket'
const skipWords = ['no-jira', 'nojira']
const skippedBranches = ['dependabot', 'all-contributors']

function skipWordIn(text: string): string | undefined {
  const lowerCase = text.toLowerCase()
  return skipWords.find((word) => holdsWord(lowerCase, word))
}

function holdsWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) {
    const isTouched = isLetterOrDigit(text[at - 1]) || isLetterOrDigit(text[at + word.length])
    if (!isTouched) return true
  }
  return false
}

const isLetterOrDigit = (sign: string | undefined) => sign !== undefined && /[\p{L}\p{N}]/u.test(sign)
