import { isReference } from './is-reference'
import { speaksToModels } from './speaks-to-models'

/** Whether a sentence tells its reader something of this very change that the title does not say yet. */
export const saysSomething = (sentence: string, title: string): boolean =>
  hasWords(sentence) &&
  !sameWords(title).includes(sameWords(sentence)) &&
  !isReference(sentence) &&
  !empty.some((pattern) => pattern.test(sentence)) &&
  !looksLikeCode(sentence) &&
  !speaksToModels(sentence) &&
  !/https?:\/\//i.test(sentence)

/** Two words, or a few signs of a script that writes none apart. */
const hasWords = (text: string): boolean =>
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Thai}]{4}/u.test(text) ||
  text.split(/\s+/).filter((word) => /\p{L}{2}/u.test(word)).length > 1

/** A text by its letters alone, without a key or a conventional commit's type before it. */
export const sameWords = (text: string): string =>
  text
    .toLowerCase()
    .replace(/^\[?[a-z][a-z\d]{1,20}-\d{1,9}\]?[:\s-]*/, '')
    .replace(/^[a-z]{2,10}(?:\([^()]{1,60}\))?!?: /, '')
    .replace(/\(?[#!]\d{1,9}\)?/g, '')
    .replace(/[^\p{L}\p{N}]/gu, '')

/** What stands in templates, greetings, and words that say that there is nothing to say. */
const empty: readonly RegExp[] = [
  /^\W{0,3}(?:please|kindly|bitte|veuillez|merci d[e']|por favor|per favore|пожалуйста|proszę|vul hier|请|請)(?!\p{L})/iu,
  /(?:してください|お願いします|해주세요|해 주세요)[。.]?$/u,
  /^(?:describe|explain|provide|add|include|list|write|summari[sz]e|fill|delete|remove|link|attach|mention|tell us|give)\b.{0,40}\b(?:here|below|above|your|you|this section|if applicable|(?:this|the) (?:pr|pull request|change|issue|template))\b/i,
  /^(?:what|why|how|which|is|are|does|do|did|has|have|was|were|should)\b.{0,100}\b(?:this|the|your|you) ?(?:pr|pull request|changes?|issue|patch|been tested)?\b.{0,60}\?$/i,
  /^(?:beschreibe|beschreiben sie|décrivez|describe|descreva|descrivi|опишите)\b/iu,
  /^(?:thanks?|thank you|danke|gracias|merci|obrigado)\b/i,
  /^\(|^cc\b/i,
  /^no (?:functional |visible |behaviou?ral |other )?changes?\b.{0,40}$/i,
  /^(?:hi|hello|hey|hallo|bonjour|hola|ciao|привет|dear)\b.{0,40}$/iu,
  /^(?:n\/?a|none|tbd|tba|todo|wip|no description(?: provided)?|see (?:the )?(?:title|commits?|issue|ticket|above|below)|(?:as|same as) (?:the )?title.{0,20}|title says (?:it )?all|self.?explanatory|nothing (?:special|to say)|-|\.)\W{0,3}$/i,
  /^(?:a |an )?(?:short|brief|clear and concise) (?:description|summary|explanation)\b/i,
  /\b(?:[Gg]enerated|[Cc]reated|[Ww]ritten) (?:with|by) (?:\p{Lu}|an? (?:ai|bot))/u,
  /^initial (?:implementation|commit|version|draft|import)\W{0,3}$/i,
  /^(?:(?:some|a few|various|other|minor|small|more|and) ){1,4}(?:fixes|changes|improvements|clean-?ups?|tweaks|updates)\W{0,3}$/i,
  /^(?:add|fix|update|adapt|adjust)(?:e?s|ed|ing)? (?:(?:the|some|more|unit|integration|missing|failing|a) ){0,3}tests?\W{0,3}$/i,
  /^(?:chore|tests?|docs|ci|build|style)(?:\([^()]{1,60}\))?!?: /i,
  /^(?:also|wip)\b/i,
  /^(?:\p{L}{2,12} )?for (?:the )?(?:jira |github |gitlab )?(?:issue|ticket|bug|task|story)\W{0,3}$/iu,
  /^merged? (?:branch|pull request|remote|master|main|develop|code after|with|after|from)\b/i,
  /^(?:depends|stacked|blocked) (?:on|by)\b.{0,60}$/i,
  /\b(?:after|from|with|address(?:es|ed|ing)?|meets) .{0,20}\b(?:code )?reviews?(?: comments?| feedback| requests?| remarks?)?\W{0,3}$/i,
  /^(?:add|bump|chang|clean|fix|mov|refactor|remov|renam|specif|updat)(?:e|y|es|ies|s|ed|d|ing)? \S{1,40}$/i,
  /^(?:before (?:you )?(?:submit|open|merg)|if (?:this|your) (?:pr|pull request)|make sure (?:you|to|that you)|i have (?:read|added|checked|tested|updated|performed)|my code (?:follows|has)|fixes # \(issue\))/i,
]

/** What stands in code, shell lines and stack traces, and hardly ever in prose. */
const marksOfCode: readonly RegExp[] = [
  /[{};]\s*$/,
  /=>|[!=]==?|&&|\|\|/,
  /\w\(\)\s?[.{;]/,
  /^\s*(?:at |\$ |npm |yarn |git |curl |docker )/,
  /^[\w~-]{0,20}:?> ?\w/,
  /[a-z\d]\.[A-Z]\w*(?:Exception|Error)\b/,
  /^[^\p{L}\p{N}]/u,
  /<\/?\w+>/,
]

/** Text that only a program reads. */
const looksLikeCode = (text: string): boolean => {
  const bare = text.replace(/^["“„«¿¡([’']/, '')
  const signs = text.match(/[^\p{L}\p{N}\p{M}\s.,;:!?'"’“”„«»()/–—。、「」『』，！？：；…،؟-]/gu)?.length ?? 0
  return marksOfCode.some((mark) => mark.test(bare)) || signs > text.length / 10
}
