/**
 * Whether a reviewer's comment asks for nothing that has to be done: a nit by its own words, praise, or signs alone.
 * Source of the labels: https://conventionalcomments.org
 */
export const isNit = (text: string): boolean => {
  const words = plainWords(text)
  if (!/[\p{L}\p{N}]/u.test(words)) return true
  return isLabelled(words) || isNonBlocking(words) || isPraise(words)
}

/** Without what was quoted and what decorates: letters in lower case, from the first one on. */
const plainWords = (text: string): string =>
  text
    .slice(0, 2_000)
    .split('\n')
    .filter((line) => !line.startsWith('>'))
    .join(' ')
    .replace(/:[a-z0-9_+-]{1,40}:/gi, ' ')
    .replace(/^[^\p{L}\p{N}]+/u, (start) => start.replace(/[^+]/gu, ''))
    .toLowerCase()
    .trim()

/** These say it alone; the others are words of any sentence, unless a sign follows. */
const isLabelled = (words: string): boolean =>
  /^(nit|nits|nitpick|nitpicks|nitpicking|typo|typos)(?![\p{L}\p{N}-])/u.test(words) ||
  /^(minor|optional|style|praise|polish|cosmetic)[*_\])]{0,3} ?(\([^)]{0,60}\))?[*_]{0,2} ?[:,–—-]/u.test(
    words,
  )

const isNonBlocking = (words: string): boolean =>
  /^[a-z]{1,20} ?\([^)]{0,60}non-?blocking[^)]{0,60}\)/.test(words)

const MOST_WORDS_OF_PRAISE = 6

const isPraise = (words: string): boolean => {
  if (words.includes('?') || words.split(/\s+/).length > MOST_WORDS_OF_PRAISE) return false
  return (
    /^(lgtm|\+1|looks (good|great)|nice|great|good (catch|job|work|point)|thanks?|thank you|love (it|this)|well done|awesome|perfect|neat|cool)(?![\p{L}\p{N}])/u.test(
      words,
    ) && !/(?<![\p{L}])(but|except|should|please|todo|fix|however|once|after)(?![\p{L}])/u.test(words)
  )
}
