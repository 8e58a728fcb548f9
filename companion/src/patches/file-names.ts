/**
 * The two names of a `diff --git` line, without their `a/` and `b/`. None when the line can be read in more than one
 * way; other lines of the head then name the file.
 */
export const namesOfGitLine = (line: string): { readonly git?: string; readonly gitBefore?: string } => {
  const names = line.slice('diff --git '.length)
  const [before, after] = names.includes('"') ? quotedPair(names) : plainPair(names)
  return before && after ? { git: after, gitBefore: before } : {}
}

type Pair = readonly [before?: string | undefined, after?: string | undefined]

const quotedPair = (names: string): Pair => {
  const [, before, after] = /^("(?:[^"\\]|\\.)*"|\S+) ("(?:[^"\\]|\\.)*"|\S+)$/.exec(names) ?? []
  const nameOf = (name: string | undefined) => name && withoutPrefix(unquoted(name), true)
  return [nameOf(before), nameOf(after)]
}

/** Names hold blanks unquoted: both are the same, or there is one place alone where the second can begin. */
const plainPair = (names: string): Pair => {
  const half = (names.length - 1) / 2
  const [left, right] = [names.slice(2, half), names.slice(half + 3)]
  if (left === right && names[half] === ' ') return [left, right]
  const at = names.indexOf(' b/')
  return at === -1 || at !== names.lastIndexOf(' b/') ? [] : [names.slice(2, at), names.slice(at + 3)]
}

export const withoutPrefix = (name: string, hasPrefixes: boolean): string =>
  hasPrefixes && /^[abciow]\//.test(name) ? name.slice(2) : name

/** A name as git quotes it, `"a/\303\244.ts"`; any other stays as it is. Source: git's `core.quotePath`. */
export const unquoted = (name: string): string => {
  if (!(name.startsWith('"') && name.endsWith('"') && name.length > 1)) return name
  const bytes = name.slice(1, -1).replace(/\\([0-7]{1,3}|.)/g, (_, code: string) => signOf(code))
  return decoded(bytes)
}

const named: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
}
const signOf = (code: string) =>
  /^[0-7]/.test(code) ? String.fromCharCode(Number.parseInt(code, 8) % 256) : (named[code] ?? code)

/** Each sign up to 255 is a byte; a name that holds others was not escaped, and is right as it is. */
const decoded = (bytes: string) => {
  const isBytes = [...bytes].every((sign) => sign.charCodeAt(0) < 256)
  return isBytes ? Buffer.from(bytes, 'latin1').toString('utf8') : bytes
}
