import type { ProblemId } from './connection-check'
import { addressProblems } from './problems/address-problems'
import { jiraProblems } from './problems/jira-problems'
import { oauthProblems } from './problems/oauth-problems'
import { permissionProblems } from './problems/permission-problems'
import type { ProblemWords } from './problems/problem-template'
import { tokenProblems } from './problems/token-problems'

/** Every problem's words, or what picks them by the facts. */
export const problemWords: Readonly<Record<ProblemId, ProblemWords>> = {
  ...addressProblems,
  ...tokenProblems,
  ...permissionProblems,
  ...jiraProblems,
  ...oauthProblems,
}
