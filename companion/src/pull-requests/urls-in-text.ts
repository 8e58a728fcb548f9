/** A web address within a text, from its scheme up to `end`, which is no longer part of it. */
export interface UrlSpan {
  readonly start: number
  readonly end: number
}

/** The web addresses in a text, from left to right. A bracket around an address does not belong to it. */
export function* urlsIn(text: string): Generator<UrlSpan, undefined> {
  let at = text.indexOf('://')
  while (at !== -1) {
    const start = at - schemeLength(text, at)
    const end = endOfUrl(text, at + 3)
    if (start < at) yield { start, end }
    at = text.indexOf('://', end)
  }
  return undefined
}

/** True when the address lies under the site's own. A host that only begins alike is another host. */
export function isUnder(siteUrl: string, text: string, { start, end }: UrlSpan): boolean {
  const site = withoutSlashes(siteUrl)
  const isAlike = text.slice(start, start + site.length).toLowerCase() === site.toLowerCase()
  const next = text[start + site.length] ?? ''
  return isAlike && (start + site.length === end || '/?#'.includes(next))
}

function schemeLength(text: string, colon: number): number {
  const before = text.slice(Math.max(0, colon - 5), colon).toLowerCase()
  if (before === 'https') return 5
  return before.endsWith('http') ? 4 : 0
}

function endOfUrl(text: string, from: number): number {
  let openBrackets = 0
  for (let at = from; at < text.length; at += 1) {
    const sign = text.charAt(at)
    if (sign <= ' ' || '<>"`\\|]'.includes(sign)) return at
    if (sign === '(') openBrackets += 1
    if (sign === ')') openBrackets -= 1
    if (openBrackets < 0) return at
  }
  return text.length
}

function withoutSlashes(url: string): string {
  let end = url.length
  while (url[end - 1] === '/') end -= 1
  return url.slice(0, end)
}
