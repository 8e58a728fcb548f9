import { fitDocument } from './fit-document'
import { plainText } from './plain-text'
import { webAddress } from './web-address'

/** A comment as a tree of plain parts; each Jira gets it in its own notation. Text is always text, never markup. */
export type Block =
  | { readonly kind: 'heading'; readonly level: 3; readonly content: readonly Inline[] }
  | { readonly kind: 'paragraph'; readonly content: readonly Inline[] }
  | { readonly kind: 'bulletList'; readonly items: readonly (readonly Inline[])[] }

export interface Inline {
  readonly text: string
  readonly mark?: 'strong' | 'em'
  /** Links lead to the pull request's own pages and nowhere else; what is no web address stays text. */
  readonly href?: string
}

export type Document = readonly Block[]

/** An Atlassian Document Format node. Source: https://developer.atlassian.com/cloud/jira/platform/apis/document/ */
export interface AdfNode {
  readonly type: string
  readonly [attribute: string]: unknown
}

/**
 * Jira Cloud's notation, at most 32,767 characters as JSON. Empty parts are left out, since Jira refuses empty text
 * nodes and empty lists.
 */
export const toAdf = (document: Document): AdfNode =>
  fitDocument(document, wholeToAdf, (adf) => JSON.stringify(adf).length)

const wholeToAdf = (document: Document): AdfNode => ({
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
    const address = href && webAddress(href)
    const link = address ? [{ type: 'link', attrs: { href: address } }] : []
    const marks = [...(mark ? [{ type: mark }] : []), ...link]
    return [{ type: 'text', text: clean, ...(marks.length > 0 && { marks }) }]
  })
