import { wordsOf } from './words'

/** What was done, and where: a title has such words, its issue need not have them, and neither means another thing by it. */
export const changeWords: ReadonlySet<string> = new Set(
  wordsOf(
    'add added fix fixed bug issue implement implementation support update updating upgrade make use ensure check change ' +
      'move merge merged revert review improve improvement refactor refactored clean cleanup cleaned allow avoid prevent ' +
      'handle expose introduce now also again finish complete minor small initial sure proper properly correct correctly ' +
      'better general where were both more some new typo polish tweak related remaining further feature task story ' +
      'ticket follow address resolve doc documentation pull request branch master rework simplify enhance enhancement ' +
      'ios iphone ipad android windows mobile mobileweb web blackberry tizen cli',
  ),
)

/** Those, and how a fault is told: an issue says what fails, its pull request what was done about it. */
export const wordsOfCourse: ReadonlySet<string> = new Set([
  ...changeWords,
  ...wordsOf(
    'creating remove removing enable set get work working doesn doesnt don cannot unable fail failing failed failure ' +
      'error problem crash crashed throw exception investigate parity test provide missing wrong incorrect incorrectly ' +
      'must need after before while via only all any first second pass version code time latest default which would ' +
      'could show return called call rename replace convert regression release part phase additional various misc ' +
      'behavior behaviour api',
  ),
])
