/** What was typed, of an event as UI Kit hands it over. */
export const typedIn = (event: unknown): string => {
  const value = (event as { readonly target?: { readonly value?: unknown } } | undefined)?.target?.value
  return typeof value === 'string' ? value : ''
}

/** The values that a Select holds, whether it takes one or many. */
export const chosenValues = (chosen: unknown): readonly string[] =>
  [chosen]
    .flat()
    .map((option) => (option as { readonly value?: unknown } | null)?.value)
    .filter((value): value is string => typeof value === 'string')
