/** "Dana Ortiz" → "DO"; a name of one word gives its first two letters. */
export const initialsOf = (name: string): string => {
  const parts = name.trim().split(/\s+/)
  const [first = '', last] = [parts[0], parts.length > 1 ? parts.at(-1) : undefined]
  return (last === undefined ? first.slice(0, 2) : `${first.slice(0, 1)}${last.slice(0, 1)}`).toUpperCase()
}
