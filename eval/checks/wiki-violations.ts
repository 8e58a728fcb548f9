import { hiddenSigns, MOST_CHARACTERS } from './limits'

/**
 * What is wrong with a merge summary in wiki markup: anything in its texts that Jira would take for markup, and any link
 * to another host; empty when nothing is.
 */
export const wikiViolations = (wiki: string, host: string): readonly string[] => [
  ...(wiki.length > MOST_CHARACTERS ? [`${wiki.length} characters`] : []),
  ...(hiddenSigns.test(wiki.replaceAll('\n', ' ')) ? ['hidden characters'] : []),
  ...wiki.split('\n').flatMap((line, index) => lineViolations(line, index, host)),
]

/** The title's line, a bullet's and the last one; every other is a paragraph. Their groups are their texts. */
const heading = /^h3\. Merged: \[(?<text>.*)\|(?<href>[^|\]\s]+)\]$/
const bullet = /^\* \*(?<area>[^*]*:)\*(?<text> .*)$/
/** What makes a paragraph something else. */
const blockStart = /^\s*(?:h[1-6]|bq)\./i
const ending = /^_(?<text>.*)_$/

function lineViolations(line: string, index: number, host: string): readonly string[] {
  const form = index === 0 ? heading.exec(line) : (bullet.exec(line) ?? ending.exec(line))
  if (index === 0 && !form) return [`no title in ${JSON.stringify(line)}`]
  const { href, area = '', text = line } = form?.groups ?? {}
  return [
    ...(isPlain(text) && isPlain(area) && !(form === null && blockStart.test(line))
      ? []
      : [`markup in ${JSON.stringify(line)}`]),
    ...(href === undefined || leadsTo(href, host) ? [] : [`a link to ${href}`]),
  ]
}

const leadsTo = (href: string, host: string) => URL.canParse(href) && new URL(href).host === host

/** Characters that mean nothing, escaped signs and names of characters. */
const plain =
  /[^\\{}[\]()!|^*_~+?#@&:-]|\\[{}[\]()!|^*_~+?#@-]|&(?:amp|bsol|colon|period);|&(?!#?\w{1,9};)|:(?= |$)|(?<=[\p{L}\p{Nd}])-(?=[\p{L}\p{Nd}])/gu

const isPlain = (text: string): boolean => text.replace(plain, '') === ''
