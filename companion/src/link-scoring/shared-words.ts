import type { Asked } from './asked'
import type { OpenIssue } from './open-issue'

/** For each issue, the words of the pull request that stand in it, wherever they stand in both. */
export function sharedWordsOf(
  { all, paths }: Asked,
  issues: readonly OpenIssue[],
): readonly (readonly string[])[] {
  const words = [...new Set([...all.keys(), ...paths])]
  return issues.map(({ text }) => words.filter((word) => text.words.has(word)))
}
