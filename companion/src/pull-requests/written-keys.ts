import { eachIssueKey, type KeyDialect } from '@throughline/shared/find-issue-keys'
import type { IssueKey } from '@throughline/shared/issue-key'
import type { WhyWritten } from '@throughline/shared/panel'
import { type Place, placesOf } from './key-places'
import type { PullRequest } from './pull-request'
import { isUnder, type UrlSpan, urlsIn } from './urls-in-text'

/** An issue key as the people of a pull request wrote it. Whether there is such an issue only Jira can say. */
export interface FoundKey {
  readonly key: IssueKey
  /** The most trusted place where it stands: branch, title, description, commit, in this order. */
  readonly why: WhyWritten
  /** It stands nowhere in capitals and may be an ordinary word: it counts only once Jira knows the issue. */
  readonly isLowerCase: boolean
  /** It stands nowhere but in addresses of other sites, which may count their own issues: trust it less. */
  readonly isInForeignUrl: boolean
}

/**
 * The issue keys written in a pull request, once each, the most trusted places first; at most 500, from the first 400
 * commits, and from the first 1,024 characters of a commit's message. HTML comments of the description are no place.
 * Without a `siteUrl` every web address is foreign.
 */
export function findWrittenKeys(
  pull: Pick<PullRequest, 'branch' | 'title' | 'body' | 'commits'>,
  options: { readonly dialect: KeyDialect; readonly siteUrl?: string | undefined },
): readonly FoundKey[] {
  const found = new Map<IssueKey, FoundKey>()
  for (const place of placesOf(pull)) {
    for (const mention of mentionsIn(place, options)) note(found, mention)
  }
  return [...found.values()]
}

const longestList = 500

const note = (found: Map<IssueKey, FoundKey>, mention: FoundKey) => {
  const known = found.get(mention.key)
  if (!known && found.size === longestList) return
  const told = known ? better(known, mention) : mention
  if (told !== known) found.set(mention.key, told)
}

function* mentionsIn(
  { text, end, why }: Place,
  { dialect, siteUrl }: Parameters<typeof findWrittenKeys>[1],
): Generator<FoundKey> {
  const urls = placedUrls(text, siteUrl)
  let url = urls.next().value
  for (const mention of eachIssueKey(text, dialect)) {
    if (mention.index + mention.written.length > end) return
    while (url && url.end <= mention.index) url = urls.next().value
    const around = url && url.start <= mention.index ? url : undefined
    yield {
      key: mention.key,
      why: why(mention, around?.start ?? mention.index),
      isLowerCase: mention.written !== mention.key,
      isInForeignUrl: around?.isForeign ?? false,
    }
  }
}

interface PlacedUrl extends UrlSpan {
  /** Of another site. */
  readonly isForeign: boolean
}

function* placedUrls(text: string, siteUrl: string | undefined): Generator<PlacedUrl, undefined> {
  for (const url of urlsIn(text)) yield { ...url, isForeign: !(siteUrl && isUnder(siteUrl, text, url)) }
  return undefined
}

/** What is known of a key once it is seen again. The first place stays, unless the new one can be trusted more. */
function better(known: FoundKey, again: FoundKey): FoundKey {
  const isTrustedMore = known.isInForeignUrl && !again.isInForeignUrl
  const isBetterPlace = isTrustedMore || closesInstead(known, again)
  if (!isBetterPlace && (!known.isLowerCase || again.isLowerCase)) return known
  return {
    key: known.key,
    why: isBetterPlace ? again.why : known.why,
    isLowerCase: known.isLowerCase && again.isLowerCase,
    isInForeignUrl: known.isInForeignUrl && again.isInForeignUrl,
  }
}

const closesInstead = (known: FoundKey, again: FoundKey) =>
  known.why.place === 'description' &&
  known.why.closingWord === undefined &&
  again.why.place === 'description' &&
  again.why.closingWord !== undefined &&
  known.isInForeignUrl === again.isInForeignUrl
