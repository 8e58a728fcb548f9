import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import Ajv from 'ajv-draft-04'
import { hiddenSigns, MOST_CHARACTERS } from './limits'

interface Node {
  readonly type: string
  readonly text?: string
  readonly marks?: readonly { readonly type: string; readonly attrs?: { readonly href?: string } }[]
  readonly content?: readonly Node[]
}

const nodes = ['doc', 'heading', 'paragraph', 'bulletList', 'listItem', 'text', 'hardBreak']
const marks = ['strong', 'em', 'link']

/** Holds documents to Atlassian's own schema and to what a comment of ours may hold. */
export function createAdfCheck() {
  const fromHere = createRequire(import.meta.url)
  const file = fromHere.resolve('@atlaskit/adf-schema/dist/json-schema/v1/full.json')
  const isAdf = new Ajv({ strict: false, validateSchema: false }).compile(
    JSON.parse(readFileSync(file, 'utf8')),
  )

  /** What is wrong with a document whose only links may lead to this host; empty when nothing is. */
  return (adf: Node, host: string): readonly string[] => {
    const written = JSON.stringify(adf)
    return [
      ...(isAdf(adf) ? [] : [`no document: ${isAdf.errors?.[0]?.message}`]),
      ...(written.length > MOST_CHARACTERS ? [`${written.length} characters`] : []),
      ...(hiddenSigns.test(textsOf(adf)) ? ['hidden characters'] : []),
      ...allNodes(adf).flatMap((node) => nodeViolations(node, host)),
    ]
  }
}

const allNodes = (node: Node): readonly Node[] => [node, ...(node.content ?? []).flatMap(allNodes)]

const textsOf = (adf: Node): string =>
  allNodes(adf)
    .map(({ text }) => text ?? '')
    .join('')

function nodeViolations({ type, text, marks: own = [] }: Node, host: string): readonly string[] {
  const links = own.filter((mark) => mark.type === 'link').map(({ attrs }) => attrs?.href ?? '')
  return [
    ...(nodes.includes(type) ? [] : [`a node ${type}`]),
    ...(text === '' ? ['an empty text'] : []),
    ...own.filter((mark) => !marks.includes(mark.type)).map((mark) => `a mark ${mark.type}`),
    ...links.filter((href) => !leadsTo(href, host)).map((href) => `a link to ${href}`),
  ]
}

const leadsTo = (href: string, host: string) =>
  URL.canParse(href) && new URL(href).host === host && new URL(href).protocol === 'https:'
