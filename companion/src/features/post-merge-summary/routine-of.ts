import type { RuleSettings } from '@throughline/shared/rule-settings'
import type { ChangedFile, PullRequest } from '../../pull-requests/pull-request'
import { skipReason } from '../../pull-requests/skip-rules'
import { kindOf } from './kind-of'

/** Why nobody needs a comment about a pull request, in a sentence for the trace; undefined for one of substance. */
export const routineOf = (pull: PullRequest, files: readonly ChangedFile[]): string | undefined => {
  const kinds = new Set(files.map(({ path }) => kindOf(path)))
  const isOnly = (...only: readonly string[]) =>
    kinds.size > 0 && [...kinds].every((kind) => only.includes(kind))
  if (isOnly('documentation')) return 'Only documentation changed.'
  const isDependencyBot = dependencyBots.test(pull.author.login) || dependencyBranches.test(pull.branch)
  if (isDependencyBot && isOnly('dependencies', 'build', 'configuration', 'documentation', 'generated'))
    return 'A bot updated dependencies.'
  return pull.author.isBot && isOnly('dependencies') ? 'A bot updated dependencies.' : undefined
}

/** Why a pull request is left alone, in a sentence for the trace; undefined when nobody asked for it. */
export const leftAlone = (pull: PullRequest, settings?: RuleSettings): string | undefined => {
  const reason = skipReason(pull, settings?.['skip-rules'])
  return reason && `It is left alone: ${reason}.`
}

/** Programs that only ever update what a product depends on; some run under an account that looks like a person's. */
const dependencyBots =
  /^(?:dependabot|renovate|renovate-bot|pyup-bot|snyk-bot|greenkeeper|scala-steward|depfu|mend-for-github-com|whitesource-bolt-for-github)(?:-[a-z\d-]{1,40})?(?:\[bot\])?$/i
const dependencyBranches =
  /^(?:renovate|dependabot|snyk-(?:fix|upgrade)|pyup|depfu|update\/scala-steward)[/-]/
