/** Where a word, or a name of a person, stands. */
export type TokenField = 'text' | 'summary' | 'assignee' | 'active'

/**
 * Numbers of 53 bits for the words of one project of one tenant: no other project has the same ones, but by a chance
 * that changes nothing, since rows are looked at before they count.
 */
export function tokensIn(tenantId: string, projectId: string): (field: TokenField, word: string) => number {
  const starts = new Map<TokenField, State>()
  return (field, word) => {
    const start = starts.get(field) ?? mixed(`${tenantId} ${projectId} ${field} `, [0xdeadbeef, 0x41c6ce57])
    starts.set(field, start)
    return numberOf(mixed(word, start))
  }
}

type State = readonly [number, number]

/** Two multiplicative hashes side by side. */
function mixed(text: string, [first, second]: State): State {
  let one = first
  let other = second
  for (let at = 0; at < text.length; at++) {
    const letter = text.charCodeAt(at)
    one = Math.imul(one ^ letter, 2_654_435_761)
    other = Math.imul(other ^ letter, 1_597_334_677)
  }
  return [one, other]
}

function numberOf([one, other]: State): number {
  const low = spread(one) ^ Math.imul(other ^ (other >>> 13), 3_266_489_909)
  const high = spread(other) ^ Math.imul(one ^ (one >>> 13), 3_266_489_909)
  return 4_294_967_296 * (2_097_151 & high) + (low >>> 0)
}

const spread = (state: number) => Math.imul(state ^ (state >>> 16), 2_246_822_507)
