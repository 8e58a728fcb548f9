const BEGIN = '-----BEGIN '
const MOST_LABEL_CHARACTERS = 40

/** The text without private keys in PEM, each from its first line to its last, or to the end where that is missing. */
export const withoutPrivateKeys = (text: string): string => {
  const kept: string[] = []
  let from = 0
  for (;;) {
    const begin = text.indexOf(BEGIN, from)
    if (begin === -1) return kept.join('') + text.slice(from)
    const label = labelAt(text, begin + BEGIN.length)
    if (!label?.includes('PRIVATE KEY')) {
      kept.push(text.slice(from, begin + BEGIN.length))
      from = begin + BEGIN.length
      continue
    }
    const last = `-----END ${label}-----`
    const end = text.indexOf(last, begin)
    kept.push(text.slice(from, begin), '[private key removed]')
    if (end === -1) return kept.join('')
    from = end + last.length
  }
}

/** What stands before the next dashes: `RSA PRIVATE KEY`. */
const labelAt = (text: string, at: number): string | undefined => {
  const [label, ...rest] = text.slice(at, at + MOST_LABEL_CHARACTERS).split('-----', 2)
  return rest.length > 0 ? label : undefined
}
