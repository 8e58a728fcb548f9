import { CannotMeasure } from './cannot-measure'
import type { EvalSet } from './eval-set'
import { adversarialStrings } from './sets/adversarial-strings'
import { connectionUrls } from './sets/connection-urls'
import { environments } from './sets/environments'
import { issueKeys } from './sets/issue-keys'
import { links } from './sets/links'
import { payloads } from './sets/payloads'
import { reviewers } from './sets/reviewers'
import { secrets } from './sets/secrets'
import { skipRules } from './sets/skip-rules'
import { ssrf } from './sets/ssrf'
import { summaries } from './sets/summaries'
import { todoCases } from './sets/todo-cases'
import { todos } from './sets/todos'
import { transitions } from './sets/transitions'

export const notBuiltYet = 'not built yet'

/** Everything that can be measured, and what will be. */
const sets: ReadonlyMap<string, EvalSet | typeof notBuiltYet> = new Map<string, EvalSet | typeof notBuiltYet>(
  [
    ['issue-keys', issueKeys],
    ['payloads', payloads],
    ['ssrf', ssrf],
    ['adversarial-strings', adversarialStrings],
    ['secrets', secrets],
    ['connection-urls', connectionUrls],
    ['links', links],
    ['reviewers', reviewers],
    ['todos', todos],
    ['todo-cases', todoCases],
    ['summaries', summaries],
    ['transitions', transitions],
    ['smart-commits', notBuiltYet],
    ['skip-rules', skipRules],
    ['environments', environments],
  ],
)

export const namesOfSets: readonly string[] = [...sets.keys()]

/** Throws `CannotMeasure` for a name that no set has. */
export function getSet(name: string): EvalSet | typeof notBuiltYet {
  const set = sets.get(name)
  if (set) return set
  throw new CannotMeasure(
    `There is no set called ${JSON.stringify(name)}; the sets are ${namesOfSets.join(', ')}.`,
  )
}
