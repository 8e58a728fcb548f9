import type { Block, Document, Inline } from './document'
import { plainText } from './plain-text'

/** The most that Jira keeps of a comment or a description, in characters of their notation. */
export const MOST_CHARACTERS = 32_767

const FIRST_TEXT = 16_384
const FIRST_PARTS = 256

/**
 * The document in its notation, not above Jira's limit. What is too long loses the ends of its long texts first and of
 * its long lists with them, each marked by an ellipsis; what stands last stays, and so does the document's form.
 */
export const fitDocument = <T>(
  document: Document,
  write: (document: Document) => T,
  lengthOf: (written: T) => number,
): T => {
  let written = write(document)
  for (let part = 1; lengthOf(written) > MOST_CHARACTERS; part *= 2)
    written = write(shortened(document, FIRST_TEXT / part, Math.max(1, FIRST_PARTS / part)))
  return written
}

const shortened = (document: Document, characters: number, parts: number): Document => {
  const inlines = (content: readonly Inline[]) =>
    firstOf(content, parts, { text: '…' }).map((inline) => ({
      ...inline,
      text: firstCharacters(inline.text, characters),
    }))
  return firstOf<Block>(document, parts, { kind: 'paragraph', content: [{ text: '…' }] }).map((block) =>
    block.kind === 'bulletList'
      ? { ...block, items: firstOf(block.items, parts, [{ text: '…' }]).map(inlines) }
      : { ...block, content: inlines(block.content) },
  )
}

const firstOf = <T>(all: readonly T[], most: number, ellipsis: T): readonly T[] =>
  all.length <= most ? all : [...all.slice(0, most), ellipsis]

const firstCharacters = (text: string, most: number): string => {
  const plain = plainText(text)
  return plain.length <= most ? plain : `${plainText(plain.slice(0, Math.max(0, most - 1)))}…`
}
