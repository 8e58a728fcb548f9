import { plainText } from './plain-text'

const MOST_CHARACTERS = 500

/**
 * `field ~ "words"`: issues whose field holds these words. The signs and words that a text search takes for operators
 * are left out, so that a text is never refused for them.
 * Source: https://support.atlassian.com/jira-software-cloud/docs/search-syntax-for-text-fields/
 */
export const jqlContains = (field: 'summary' | 'description' | 'text', text: string): string => {
  const words = plainText(text).match(/[\p{L}\p{M}\p{N}_]+/gu) ?? []
  const plain = words.filter((word) => !operators.includes(word))
  return `${field} ~ ${jqlString(plain.join(' '))}`
}

const operators = ['AND', 'OR', 'NOT', 'TO']

/**
 * One quoted string of JQL, on one line, from at most 500 characters of the text. This is the only way that a text
 * enters a query.
 */
export const jqlString = (text: string): string => {
  const line = plainText(plainText(text).slice(0, MOST_CHARACTERS))
  return `"${line.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`
}
