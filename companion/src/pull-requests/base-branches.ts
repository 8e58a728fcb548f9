import { matchesPattern } from './branch-pattern/branch-pattern'

/** Whether a branch is one of these: `main`, or `release/*`, where a star stands for any characters. None: every branch is. */
export const isBaseBranch = (patterns: readonly string[], branch: string): boolean =>
  patterns.length === 0 || patterns.some((pattern) => matchesPattern(expressionOf(pattern), branch))

const expressionOf = (pattern: string): string =>
  `^${pattern.trim().replace(/[^A-Za-z0-9]/g, (sign) => (sign === '*' ? '.*' : `\\${sign}`))}$`
