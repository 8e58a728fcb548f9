/** A file's name as Git writes it: an unusual one stands in quotes, its bytes beyond ASCII as octal numbers. */
export const unquotedName = (written: string): string => {
  if (!written.startsWith('"') || !written.endsWith('"') || written.length < 2) return written
  const bytes: number[] = []
  const inner = Buffer.from(written.slice(1, -1), 'utf8').toString('latin1')
  for (let at = 0; at < inner.length; at += 1) {
    if (inner[at] !== '\\') {
      bytes.push(inner.charCodeAt(at))
      continue
    }
    const octal = /^[0-3][0-7]{2}/.exec(inner.slice(at + 1, at + 4))?.[0]
    if (octal) bytes.push(Number.parseInt(octal, 8))
    else bytes.push((signs[inner[at + 1] ?? ''] ?? inner[at + 1] ?? '\\').charCodeAt(0))
    at += octal ? 3 : 1
  }
  return Buffer.from(bytes).toString('utf8')
}

const signs: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
}
