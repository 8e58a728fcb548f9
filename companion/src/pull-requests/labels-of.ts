const MOST_NAMED = 3

/** `#43`, `#43 and #44`, `#43, #44, #45 and 2 more`. */
export const labelsOf = (pulls: readonly { readonly label: string }[]): string => {
  const labels = pulls.map(({ label }) => label)
  const named = labels.slice(0, MOST_NAMED)
  const more = labels.length - named.length
  const list = more > 0 ? [...named, `${more} more`] : named
  const [last = '', ...others] = [...list].reverse()
  return others.length > 0 ? `${others.reverse().join(', ')} and ${last}` : last
}
