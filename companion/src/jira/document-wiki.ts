import type { Block, Document, Inline } from './document'
import { fitDocument } from './fit-document'
import { plainText } from './plain-text'
import { webAddress } from './web-address'
import { blockStart, wikiAddress, wikiText } from './wiki-text'

/**
 * Jira Data Center's notation of the same tree, at most 32,767 characters. No text of a part becomes markup. Empty parts
 * are left out. Source: https://jira.atlassian.com/secure/WikiRendererHelpAction.jspa?section=all
 */
export const toWiki = (document: Document): string =>
  fitDocument(document, wholeToWiki, (wiki) => wiki.length)

const wholeToWiki = (document: Document): string =>
  document
    .map(toWikiBlock)
    .filter((block) => block !== '')
    .join('\n\n')

const toWikiBlock = (block: Block): string => {
  if (block.kind === 'bulletList') return block.items.flatMap((item) => toWikiLine('* ', item)).join('\n')
  return toWikiLine(block.kind === 'heading' ? `h${block.level}. ` : '', block.content).join('')
}

/** One line, or none where there is nothing to read on it. */
const toWikiLine = (prefix: string, inlines: readonly Inline[]): readonly string[] => {
  const line = inlines.map(toWikiInline).join('').trim()
  return line === '' ? [] : [`${prefix}${blockStart(line)}`]
}

const signs = { strong: '*', em: '_' } as const

/** Marks and links hold no spaces at their ends, where Jira would not see them as such. */
const toWikiInline = ({ text, mark, href }: Inline): string => {
  const written = wikiText(plainText(text))
  const words = written.trim()
  if (words === '') return written
  const [before, after] = [written.slice(0, written.indexOf(words)), written.slice(written.trimEnd().length)]
  const address = href && webAddress(href)
  const linked = address ? `[${words}|${wikiAddress(address)}]` : words
  const sign = mark ? signs[mark] : ''
  return `${before}${sign}${linked}${sign}${after}`
}
