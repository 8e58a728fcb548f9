/** How many of the items are of each kind; a kind that none is of is absent. */
export function countBy<Item, Kind extends string>(
  items: readonly Item[],
  kindOf: (item: Item) => Kind,
): Partial<Record<Kind, number>> {
  const counts: Partial<Record<Kind, number>> = {}
  for (const item of items) {
    const kind = kindOf(item)
    counts[kind] = (counts[kind] ?? 0) + 1
  }
  return counts
}
