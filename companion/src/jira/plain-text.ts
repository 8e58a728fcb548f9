/** What is over this is cut before anything is done with a text of others. */
export const MOST_CHARACTERS_OF_A_TEXT = 65_536

/** Control characters, characters that reverse or hide text, letters nobody sees, and broken halves of others. */
const unwanted =
  /\u034f|[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Noncharacter_Code_Point}\u115f\u1160\u3164\uffa0]|[\u17b4\u17b5]/gu

/** One line of visible text; what is over 64 KB is cut before anything is done with it. */
export const plainText = (text: string): string =>
  text.slice(0, MOST_CHARACTERS_OF_A_TEXT).replace(/\s/gu, ' ').replace(unwanted, '')

/** The same, line by line. */
export const plainLines = (text: string): string =>
  text.slice(0, MOST_CHARACTERS_OF_A_TEXT).split('\n').map(plainText).join('\n')
