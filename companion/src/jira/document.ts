/** A comment as a tree of plain parts; each Jira gets it in its own notation. Text is always text, never markup. */
export type Block =
  | { readonly kind: 'heading'; readonly level: 3; readonly content: readonly Inline[] }
  | { readonly kind: 'paragraph'; readonly content: readonly Inline[] }
  | { readonly kind: 'bulletList'; readonly items: readonly (readonly Inline[])[] }

export interface Inline {
  readonly text: string
  readonly mark?: 'strong' | 'em'
  /** Links lead to the git host's pages and nowhere else. */
  readonly href?: string
}

export type Document = readonly Block[]

/** An Atlassian Document Format node. Source: https://developer.atlassian.com/cloud/jira/platform/apis/document/ */
export interface AdfNode {
  readonly type: string
  readonly [attribute: string]: unknown
}

/** Jira Cloud's notation. Empty parts are left out, since Jira refuses empty text nodes and empty lists. */
export const toAdf = (document: Document): AdfNode => ({
  type: 'doc',
  version: 1,
  content: document.flatMap(toAdfBlock),
})

const toAdfBlock = (block: Block): readonly AdfNode[] => {
  if (block.kind === 'bulletList') {
    const items = block.items.map(toAdfInlines).filter((content) => content.length > 0)
    if (items.length === 0) return []
    const content = items.map((item) => ({
      type: 'listItem',
      content: [{ type: 'paragraph', content: item }],
    }))
    return [{ type: 'bulletList', content }]
  }
  const content = toAdfInlines(block.content)
  if (content.length === 0) return []
  if (block.kind === 'heading') return [{ type: 'heading', attrs: { level: block.level }, content }]
  return [{ type: 'paragraph', content }]
}

const toAdfInlines = (inlines: readonly Inline[]): readonly AdfNode[] =>
  inlines.flatMap(({ text, mark, href }) => {
    const clean = plainText(text)
    if (clean === '') return []
    const marks = [...(mark ? [{ type: mark }] : []), ...(href ? [{ type: 'link', attrs: { href } }] : [])]
    return [{ type: 'text', text: clean, ...(marks.length > 0 && { marks }) }]
  })

/** Control characters, characters that reverse or hide text, and broken halves of others have no place in Jira. */
const unwanted = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/gu

/** One line of visible text; what is over 64 KB is cut before anything is done with it. */
export const plainText = (text: string): string =>
  text.slice(0, 65_536).replace(/\s/gu, ' ').replace(unwanted, '')
