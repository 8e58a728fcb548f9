import { plainText } from '../../../jira/plain-text'
import { redact } from '../../../redaction/redact'
import { speaksToModels } from '../prose/speaks-to-models'
import { type KnownWords, wordsOf } from './known-words'

const MOST_WORDS = 40
const MOST_CHARACTERS = 320
/** So much of what it says has to be about what the facts are about. */
const LEAST_SHARE_OF_KNOWN = 0.6

/** What is wrong with a sentence that a model wrote about an area, in words that go on after "its answer"; or nothing. */
export const faultIn = (text: string, known: KnownWords): string | undefined => {
  const words = wordsOf(text)
  if (words.length > MOST_WORDS || text.length > MOST_CHARACTERS) return 'was too long'
  if (plainText(text) !== text || redact(text) !== text || speaksToModels(text))
    return 'held what no comment may hold'
  if (words.length < 2) return 'said nothing'
  if (words.some((word, at) => isForeign(word, at === 0, known)))
    return 'named something that is not among the facts'
  return isGrounded(words, known) ? undefined : 'was about something else than the facts'
}

/** A name, a number, an address, a file or a mention that the facts do not have. */
const isForeign = (word: string, isFirst: boolean, known: KnownWords): boolean => {
  if (known.has(word)) return false
  const numeral = numerals.indexOf(word.toLowerCase())
  if (numeral !== -1) return !known.has(String(numeral + 2)) && !known.hasLowerCase(word)
  // What is no plain word is a name; an ordinary one alone may begin a sentence with a capital.
  if (!/^\p{L}[\p{Ll}\p{Lo}\p{M}]*(?:['’]\p{Ll}{1,3})?$/u.test(word)) return true
  if (!/^\p{Lu}/u.test(word) || known.hasLowerCase(word)) return false
  return !isFirst || !(ordinary.has(word.toLowerCase()) || known.hasLike(word))
}

/** From two on: one is a word like any other. */
const numerals =
  'two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'.split(
    ' ',
  )

/** Short words and those of every summary tell nothing about what it is about. */
const isGrounded = (words: readonly string[], known: KnownWords): boolean => {
  const telling = words.filter((word) => word.length > 4 && !ordinary.has(word.toLowerCase()))
  const about = telling.filter((word) => known.has(word) || known.hasLike(word))
  return about.length >= telling.length * LEAST_SHARE_OF_KNOWN
}

const ordinary = new Set(
  'about added adds after again allows also always avoids because before being better between called changed changes clearer could does during each easier every faster fewer first fixes from gives handles helps improves instead introduces keeps lets longer makes moves names never newly only other people previously reads removed removes renames replaces rewrites safer says several shows since some starts still stops than that their them then there these they this those through together under until updates used users uses using wait when where which while will with within without would'.split(
    ' ',
  ),
)
