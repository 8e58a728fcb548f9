/** @jsxImportSource hono/jsx */
import type { Child } from 'hono/jsx'

/** A node of the Atlassian Document Format, as far as it is read here. */
export interface AdfNode {
  readonly type: string
  readonly text?: string | undefined
  readonly attrs?: Readonly<Record<string, unknown>> | undefined
  readonly marks?: readonly AdfMark[] | undefined
  readonly content?: readonly AdfNode[] | undefined
}

interface AdfMark {
  readonly type: string
  readonly attrs?: Readonly<Record<string, unknown>> | undefined
}

/** A comment or a description as Jira shows it. Types it does not know show what is in them. */
export function AdfDocument({ document }: { readonly document: AdfNode }) {
  return <div class="document">{contentOf(document)}</div>
}

const contentOf = ({ content = [] }: AdfNode): Child[] => content.map(drawNode)

function drawNode(node: AdfNode): Child {
  switch (node.type) {
    case 'text':
      return marked(node.text ?? '', node.marks ?? [])
    case 'hardBreak':
      return <br />
    case 'paragraph':
      return <p>{contentOf(node)}</p>
    case 'heading':
      return <h3>{contentOf(node)}</h3>
    case 'bulletList':
      return <ul>{contentOf(node)}</ul>
    case 'orderedList':
      return <ol>{contentOf(node)}</ol>
    case 'listItem':
      return <li>{contentOf(node)}</li>
    default:
      return <>{contentOf(node)}</>
  }
}

/** The first mark is the outermost. */
function marked(text: string, [mark, ...inner]: readonly AdfMark[]): Child {
  if (mark === undefined) return text
  const content = marked(text, inner)
  switch (mark.type) {
    case 'strong':
      return <strong>{content}</strong>
    case 'em':
      return <em>{content}</em>
    case 'code':
      return <code>{content}</code>
    case 'link':
      return <a href={safeHref(mark.attrs?.['href'])}>{content}</a>
    default:
      return content
  }
}

/** An address a comment may lead to; anything but http(s) leads nowhere. */
export function safeHref(href: unknown): string | undefined {
  if (typeof href !== 'string' || !URL.canParse(href)) return undefined
  const { protocol } = new URL(href)
  return protocol === 'https:' || protocol === 'http:' ? href : undefined
}
