import { afterTitle } from './after-title'
import { plainWords, shortened } from './plain-words'
import { saysSomething } from './says-something'
import { type Section, sectionsOf } from './sections-of'
import { sentencesOf } from './sentences-of'
import { tellsWhat, tellsWhy } from './tells-why'

const MOST_CHARACTERS = 240
/** What is over this is not read: nobody gives a reason so late. */
const MOST_READ = 65_536

/**
 * Why it was done, in the description's own words: its first sentence that says more than its title, from under a
 * heading that asks for the reason where there is one. Undefined where a description holds none: templates' questions,
 * lists of boxes, tables, quotes, pasted mail, images and code are not reasons.
 */
export const whyOf = (body: string, title = ''): string | undefined => {
  const sections = sectionsOf(body.slice(0, MOST_READ))
  const asked = sections.filter(({ heading }) => asksWhy.test(heading))
  const others = sections.filter((section) => !asked.includes(section) && !aside.test(section.heading))
  const texts = [
    ...asked.flatMap((section) => [...section.paragraphs, ...section.bullets]),
    ...others.flatMap(({ paragraphs }: Section) => paragraphs),
    ...others.flatMap(({ bullets }: Section) => bullets),
  ]
  for (const [at, text] of texts.entries()) {
    const sentences = sentencesOf(afterTitle(plainWords(text), at === 0 ? title : ''))
    const found = reasonAmong(sentences.map(withoutType).filter((each) => saysSomething(each, title)))
    if (found) return shortened(found, MOST_CHARACTERS)
  }
  return undefined
}

/** What was only done gives way to why, where that is told right after it. */
const reasonAmong = ([first, ...others]: readonly string[]): string | undefined => {
  if (first === undefined || !tellsWhat.test(first) || tellsWhy.test(first)) return first
  return others.slice(0, 2).find((other) => tellsWhy.test(other) && !tellsWhat.test(other)) ?? first
}

/** `feat(cart): round prices` of a commit, without its first word. */
const withoutType = (sentence: string): string =>
  sentence.replace(/^(?:feat|perf|refactor)(?:\([^()]{1,60}\))?!?: /i, '')

/** Headings under which people say why, in the languages of those we have met. */
const asksWhy =
  /^\W{0,4}(?:why|motivation|rationale|reason|background|context|problem|purpose|goal|what problem|what'?s the problem|warum|wieso|grund|hintergrund|kontext|zweck|ziel|pourquoi|contexte|probl[eè]me|raison|objectif|por qu[eé]|porqu[eê]|motiv|contexto|raz[oó]n|problema|objetivo|perch[eé]|contesto|почему|зачем|причина|контекст|мотивация|проблема|цель|dlaczego|waarom|reden|varför|neden|なぜ|背景|理由|目的|経緯|为什么|为何|原因|动机|為什麼|왜|배경|이유|목적)/iu

/** Headings under which nobody says why. */
const aside =
  /^\W{0,4}(?:check ?list|to ?do|tests?\b|testing|test plan|how (?:to|has|did|can|was)|qa\b|verification|steps to|screenshots?|screen ?captures?|images?|video|demo|type of change|related|references?|links?|reviewers?|notes? (?:for|to)|deploy|rollout|rollback|release notes?|dependencies|before submitting|additional|logs?|checkliste|testen|bildschirm|captures? d|cómo probar|listas?|pruebas|тест|как проверить|чек-?лист|スクリーンショット|テスト|チェック|確認|截图|测试|检查|스크린샷|테스트|체크)/iu
