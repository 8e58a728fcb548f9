import type { AdfDocument } from '../adf'

type Block = AdfDocument['content'][number]
type BulletList = Extract<Block, { type: 'bulletList' }>
type Inline = NonNullable<Extract<Block, { type: 'paragraph' }>['content']>

/** A Cloud document in the notation of a Data Center. */
export const wikiOf = ({ content }: AdfDocument): string =>
  content.map((block) => wikiOfBlock(block)).join('\n\n')

const wikiOfBlock = (block: Block): string => {
  if (block.type === 'heading') return `h${block.attrs.level}. ${wikiOfInline(block.content)}`
  if (block.type === 'bulletList') return wikiOfList(block, '*')
  return wikiOfInline(block.content)
}

const wikiOfList = ({ content }: BulletList, bullet: string): string =>
  content
    .flatMap((item) =>
      item.content.map((each) =>
        each.type === 'bulletList'
          ? wikiOfList(each, `${bullet}*`)
          : `${bullet} ${wikiOfInline(each.content)}`,
      ),
    )
    .join('\n')

const wikiOfInline = (content: Inline = []): string =>
  content.map((part) => (part.type === 'hardBreak' ? '\n' : wikiOfText(part))).join('')

const wikiOfText = ({ text, marks = [] }: Extract<Inline[number], { type: 'text' }>): string => {
  let written = text.replace(/[\\*_{}[\]|!+^~-]/g, (sign) => `\\${sign}`)
  for (const mark of marks) {
    if (mark.type === 'strong') written = `*${written}*`
    if (mark.type === 'em') written = `_${written}_`
    if (mark.type === 'link') written = `[${written}|${mark.attrs.href}]`
  }
  return written
}

/**
 * What a Data Center would show of this markup, as far as the product writes it: headings, bullets, bold, italics and
 * links. Everything else stays as it is written.
 * Source: https://jira.atlassian.com/secure/WikiRendererHelpAction.jspa?section=all
 */
export const documentOfWiki = (wiki: string): AdfDocument => {
  const content: Block[] = []
  const bullets: { depth: number; text: string }[] = []
  const endList = () => {
    if (bullets.length > 0) content.push(listOf(bullets.splice(0)))
  }
  for (const line of wiki.split(/\r?\n/)) {
    const bullet = /^(\*+|-) (.+)$/.exec(line.trim())
    if (bullet) {
      bullets.push({ depth: bullet[1]?.length ?? 1, text: bullet[2] ?? '' })
      continue
    }
    endList()
    if (line.trim() !== '') content.push(blockOf(line.trim()))
  }
  endList()
  return { type: 'doc', version: 1, content }
}

const blockOf = (line: string): Block => {
  const heading = /^h([1-6])\. (.*)$/.exec(line)
  if (!heading) return { type: 'paragraph', content: inlineOf(line) }
  return { type: 'heading', attrs: { level: Number(heading[1]) }, content: inlineOf(heading[2] ?? '') }
}

/** Deeper bullets hang on the one before them. */
const listOf = (bullets: readonly { readonly depth: number; readonly text: string }[]): BulletList => {
  const list: BulletList = { type: 'bulletList', content: [] }
  const least = Math.min(...bullets.map(({ depth }) => depth))
  for (let at = 0; at < bullets.length; ) {
    const after = bullets.findIndex(({ depth }, index) => index > at && depth <= least)
    const end = after === -1 ? bullets.length : after
    const deeper = bullets.slice(at + 1, end)
    const own = { type: 'paragraph' as const, content: inlineOf(bullets[at]?.text ?? '') }
    list.content.push({
      type: 'listItem',
      content: deeper.length > 0 ? [own, listOf(deeper)] : [own],
    })
    at = end
  }
  return list
}

/** What a sign may begin. Each ends before the next such sign, so that a line is read once. */
const tokensBySign: Readonly<Record<string, RegExp>> = {
  '\\': /\\(?<sign>[^A-Za-z0-9\s])/y,
  '[': /\[(?<shown>(?:\\.|[^[\]|\\])+)\|(?<href>[^[\]|\s]+)\]/y,
  '*': /\*(?<strong>(?:\\.|[^*\\])+)\*/y,
  _: /_(?<em>(?:\\.|[^_\\])+)_/y,
}

function* tokensIn(line: string) {
  for (let at = 0; at < line.length; ) {
    const token = tokensBySign[line.charAt(at)]
    if (token) token.lastIndex = at
    const found = token?.exec(line)
    if (found) yield found
    at += found ? found[0].length : 1
  }
}

const inlineOf = (line: string): Inline => {
  const parts: Inline = []
  let plain = ''
  const endPlain = () => {
    if (plain !== '') parts.push({ type: 'text', text: plain })
    plain = ''
  }
  let at = 0
  for (const found of tokensIn(line)) {
    plain += line.slice(at, found.index)
    at = found.index + found[0].length
    const { sign, shown, href = '', strong, em } = found.groups ?? {}
    const words = unescaped(shown ?? strong ?? em ?? '')
    if (sign !== undefined) plain += sign
    else if (shown !== undefined && !URL.canParse(href)) plain += found[0]
    else {
      endPlain()
      parts.push({ type: 'text', text: words, marks: [markOf({ href: shown && href, strong })] })
    }
  }
  plain += line.slice(at)
  endPlain()
  return parts
}

const markOf = ({
  href,
  strong,
}: {
  readonly href: string | undefined
  readonly strong: string | undefined
}) => {
  if (href !== undefined) return { type: 'link' as const, attrs: { href } }
  return { type: strong === undefined ? ('em' as const) : ('strong' as const) }
}

const unescaped = (text: string): string => text.replace(/\\([^A-Za-z0-9\s])/g, '$1')
