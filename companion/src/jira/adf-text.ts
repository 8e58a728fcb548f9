/** Deeper than any text that people write. */
const MOST_DEPTH = 60

/**
 * The words of one of Cloud's documents, block by block on lines of their own; those of mentions and links among them. A
 * text is taken as it is, and nothing but a document or a text has words.
 * Source: https://developer.atlassian.com/cloud/jira/platform/apis/document/structure/
 */
export const adfText = (document: unknown): string => {
  if (typeof document === 'string') return document
  const parts: string[] = []
  collect(document, parts, 0)
  return parts.join('').trim()
}

const collect = (node: unknown, parts: string[], depth: number): void => {
  if (typeof node !== 'object' || node === null || depth > MOST_DEPTH) return
  if ('text' in node && typeof node.text === 'string') parts.push(node.text)
  if ('attrs' in node) parts.push(wordsOfAttributes(node.attrs))
  if (!('content' in node) || !Array.isArray(node.content)) {
    if ('type' in node && node.type === 'hardBreak') parts.push('\n')
    return
  }
  for (const child of node.content) collect(child, parts, depth + 1)
  parts.push('\n')
}

const wordsOfAttributes = (attributes: unknown): string => {
  if (typeof attributes !== 'object' || attributes === null) return ''
  const named = attributes as Readonly<Record<string, unknown>>
  return [named['text'], named['url']].filter((value) => typeof value === 'string').join(' ')
}
