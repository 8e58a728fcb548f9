import { withoutPrivateKeys } from './private-keys'
import { secretKinds } from './secret-kinds'
import { withoutUrlPasswords } from './url-passwords'

/** What is over this is cut before anything is done with a text. */
const MOST_CHARACTERS = 65_536
/** No token that begins before the cut and ends behind it is longer than this. */
const LONGEST_TOKEN = 512

/**
 * The text with each secret in it replaced by a few words that name its kind, as in `[GitHub token removed]`. Everything
 * that is written to Jira, shown on a page or logged, and that others wrote, goes through this. Texts are cut at 64 KB;
 * the time is linear in what is left. It is the second line: the first is that no code and no body goes anywhere.
 */
export const redact = (text: string): string => {
  if (text.length <= MOST_CHARACTERS) return redactWhole(text)
  return `${redactWhole(text.slice(0, MOST_CHARACTERS)).slice(0, -LONGEST_TOKEN)}…`
}

const redactWhole = (text: string): string => {
  let clean = withoutPrivateKeys(text)
  for (const { name, signs, pattern, isOne } of secretKinds) {
    if (!signs.some((sign) => clean.includes(sign))) continue
    clean = clean.replace(pattern, (found) => (!isOne || isOne(found) ? `[${name} removed]` : found))
  }
  return withoutUrlPasswords(clean)
}
