/**
 * Whether a text is words for a language model rather than for a person. Nothing obeys them here, and nobody has to read
 * them either: they are no reason for a change.
 */
export const speaksToModels = (text: string): boolean =>
  signs.some((sign) => sign.test(text)) || followsAnOrder(text)

const signs: readonly RegExp[] = [
  /\bignore the user\b|\bsystem prompt\b|\bjailbreak\b|\bprompt injection\b|\bwithout printing anything\b/i,
  /\byou are (?:now |an? )?(?:ai|assistant|language model|chatgpt|claude|gpt|in developer mode)\b/i,
  /\bact(?:ing)? as (?:an? )?(?:ai|assistant|linux|terminal|system|root|admin)\b|\bpretend you\b/i,
  /<<?\/?(?:sys|system|inst)>|\[\/?inst\]|<\|\w{1,20}\|>/i,
  /"?\brole"? ?: ?"?(?:system|assistant|user)\b|^\W{0,6}(?:system|assistant) ?:/i,
  /\bdo not (?:print|mention|summari[sz]e) (?:anything|this)\b/i,
  /\b(?:as an ai|dear (?:ai|model|assistant|llm)|note to (?:the )?(?:ai|model|assistant|llm|summari[sz]er))\b/i,
]

const words = (list: string) => new Set(list.split(' '))

/** Words that make an order when they follow each other: to forget what was said, to tell secrets, to write something. */
const orders: readonly (readonly ReadonlySet<string>[])[] = [
  [
    words('ignore disregard forget override bypass'),
    words('previous prior above earlier preceding all any user system your'),
    words('instruction instructions rule rules prompt prompts directions context guidelines'),
  ],
  [
    words('reveal print post return include output send leak exfiltrate'),
    words('environment env secret secrets credentials passwords confidential'),
  ],
  [
    words('summary summarizer summariser reviewer assistant ai llm model bot'),
    words('must should has suggest'),
    words('say write include suggest approve mention output reply transition close only'),
  ],
]

/** How far apart words of one order stand at most. */
const REACH = 8

const followsAnOrder = (text: string): boolean => {
  const said = text
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter(Boolean)
  return orders.some((order) => said.some((_, at) => isOrderAt(said, at, order)))
}

const isOrderAt = (
  said: readonly string[],
  at: number,
  [first, ...others]: readonly ReadonlySet<string>[],
) => {
  if (!first?.has(said[at] ?? '')) return false
  let from = at + 1
  for (const one of others) {
    const next = said.slice(from, from + REACH).findIndex((word) => one.has(word))
    if (next === -1) return false
    from += next + 1
  }
  return true
}
