/** What a backslash makes plain, but for the minus within a word: issue keys stay keys, which Jira links itself. */
const special = /[{}[\]()!~|^*_+?#@]|(?<![\p{L}\p{Nd}])-|-(?![\p{L}\p{Nd}])/gu

/**
 * One line of text as Data Center's wiki markup that shows exactly this text. Jira knows no escape for a backslash, nor
 * for the colon of an address or a smiley, but shows HTML's names of characters; what looks like such a name is told
 * apart by its ampersand. Source: atlassian-renderer's BackslashEscapeRendererComponent, UrlRendererComponent,
 * HtmlEscaper.
 */
export const wikiText = (line: string): string =>
  line
    .replace(/&(?=#?[A-Za-z0-9]{1,9};)/g, '&amp;')
    .replaceAll('\\', '&bsol;')
    .replace(/:(?! )/g, '&colon;')
    .replace(special, '\\$&')

/** A line that begins with text, so that `h1.` and `bq.` at its beginning stay text. */
export const blockStart = (line: string): string => line.replace(/^(h[1-6]|bq)\./i, '$1&period;')

/** An address as a link's second half: what would end the link early is spelled in percent. */
export const wikiAddress = (href: string): string =>
  href.replace(/[|[\]{}\\^!"]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
