import { withLinkTexts } from './link-texts'

const entities: Readonly<Record<string, string>> = {
  '&nbsp;': ' ',
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
}

/** A line of markdown as its reader sees it: no marks, tags and small pictures, and nobody called by their name. */
export const plainWords = (markdown: string): string =>
  withLinkTexts(markdown)
    .replace(/<\/?[a-z][^<>]{0,300}>/gi, ' ')
    .replace(/&(?:nbsp|amp|lt|gt|quot|#39);/g, (entity) => entities[entity] ?? entity)
    .replace(/[*`]|~~|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '')
    .replace(/:[a-z\d_+-]{2,30}:/g, '')
    .replace(/(?![©®™])\p{Extended_Pictographic}|\ufe0f|\u20e3/gu, '')
    .replace(/(?<![\w/])@(?=[\w-]{1,40}(?![\w-]*\/))/g, '')
    .replace(/\s+/g, ' ')
    .trim()

/** At most so many characters, cut between words. */
export const shortened = (text: string, most: number): string => {
  if (text.length <= most) return text
  const cut = text.slice(0, most - 1)
  const blank = cut.lastIndexOf(' ')
  const end = (blank > most / 2 ? cut.slice(0, blank) : cut).replace(/[\ud800-\udbff]$/, '')
  return `${end.trimEnd().replace(/[,;:–-]$/, '')}…`
}
