import { commentOf, readGolden } from '../companion/test/merge-summary-goldens'

const start =
  '<!-- examples: these are checked against companion/src/features/post-merge-summary/goldens -->\n'
const end = '<!-- /examples -->'

/** The goldens that the page shows, in its order. */
export const shownGoldens = [
  'feature-typescript',
  'fix-go',
  'feature-python',
  'refactor-java',
  'dependency-person',
  'migration-sql',
  'huge',
  'german-java',
  'template-filled',
  'reverted',
  'docs-only',
]

/** The page with these pull requests and their comments as the product writes them. Throws when it has lost its marks. */
export const withSummaries = (page: string): string => {
  const from = page.indexOf(start)
  const to = page.indexOf(end)
  if (from === -1 || to === -1)
    throw new Error('docs/merge-summaries.md has lost the marks around its examples.')
  return `${page.slice(0, from)}${start}\n${shownGoldens.map(example).join('\n')}\n${page.slice(to)}`
}

const example = (name: string): string => {
  const golden = readGolden(name)
  return `### ${golden.about}\n\n\`\`\`text\n${commentOf(golden)}\`\`\`\n`
}
