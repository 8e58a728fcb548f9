import { readSettings, type SettingsOf } from '@throughline/shared/rule-settings'
import { matchesPattern } from './branch-pattern/branch-pattern'
import type { Person, PullRequest } from './pull-request'
import { withoutHtmlComments } from './without-html-comments'

type SkipSettings = SettingsOf<'skip-rules'>

/** The skip rules of a repository in which nobody has set any. */
export const defaultSkipRules: SkipSettings = readSettings('skip-rules', undefined)

type Skippable = Pick<PullRequest, 'title' | 'body' | 'branch' | 'labels' | 'state'>

/**
 * Why nothing may be linked to a pull request, in a few words that name the rule that fired; undefined when none did.
 * People ask for it by a label or by a word in any case, and it wins over every key that is written. Branches of
 * dependency and contributor bots are told by how their names begin; a repository can name others.
 */
export function skipReason(pull: Skippable, settings: SkipSettings = defaultSkipRules): string | undefined {
  return (
    skippingLabel(pull, settings) ??
    skippingWord(pull, settings) ??
    skippingBranch(pull, settings) ??
    (settings.drafts && pull.state === 'draft' ? 'it is a draft' : undefined)
  )
}

/** True for a bot whose doing refreshes the state of a pull request and nothing else. */
export const isSkippedBot = ({ isBot, login }: Person, { bots, trustedBots }: SkipSettings): boolean =>
  isBot && bots && !trustedBots.some((trusted) => trusted.toLowerCase() === login.toLowerCase())

function skippingLabel({ labels }: Skippable, settings: SkipSettings): string | undefined {
  const carried = new Set(labels.map((label) => label.trim().toLowerCase()))
  const found = settings.labels.find((label) => carried.has(label.toLowerCase()))
  return found && `label ${found}`
}

function skippingWord({ title, body, branch }: Skippable, { words }: SkipSettings): string | undefined {
  const places = { title, description: withoutHtmlComments(body), branch }
  for (const [place, text] of Object.entries(places)) {
    const lowerCase = text.toLowerCase()
    const word = words.find((each) => holdsWord(lowerCase, each.toLowerCase()))
    if (word) return `“${word}” in the ${place}`
  }
  return undefined
}

function skippingBranch({ branch }: Skippable, { branchPattern }: SkipSettings): string | undefined {
  const start = skippedBranches.find((name) => branch.startsWith(name))
  if (start) return `branch of ${start}`
  const isMeant = branchPattern.trim() !== '' && matchesPattern(branchPattern, branch)
  return isMeant ? 'its branch is left out by the skip rules' : undefined
}

const skippedBranches = ['dependabot', 'all-contributors']

function holdsWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) {
    const isTouched = isLetterOrDigit(text[at - 1]) || isLetterOrDigit(text[at + word.length])
    if (!isTouched) return true
  }
  return false
}

const isLetterOrDigit = (sign: string | undefined) => sign !== undefined && /[\p{L}\p{N}]/u.test(sign)
