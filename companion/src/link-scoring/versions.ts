/** The versions that a text names, such as 1.21.0: numbers with a point between them. */
export const versionsOf = (text: string): ReadonlySet<string> =>
  new Set(
    text
      .split(/[^0-9.]/)
      .map((part) => part.split('.').filter((number) => number !== ''))
      .filter((numbers) => numbers.length > 1)
      .map((numbers) => numbers.join('.')),
  )
