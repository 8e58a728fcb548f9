/** A case with its answer, and where the first right person stands in the whole ranking. */
export interface Judged {
  readonly first: string | undefined
  /** 1 is the first place; undefined when nobody right is in the ranking. */
  readonly place: number | undefined
}

export const placeOf = (ranking: readonly string[], truth: readonly string[]): number | undefined => {
  const index = ranking.findIndex((person) => truth.includes(person))
  return index === -1 ? undefined : index + 1
}

export const figuresOf = (judged: readonly Judged[]) => {
  const shareWithin = (places: number) => share(judged, ({ place }) => place !== undefined && place <= places)
  return {
    n: judged.length,
    hit1: shareWithin(1),
    hit3: shareWithin(3),
    hit5: shareWithin(5),
    mrr: rounded(sum(judged.map(({ place }) => (place ? 1 / place : 0))) / judged.length),
    mrrOfFive: rounded(sum(judged.map(({ place }) => (place && place <= 5 ? 1 / place : 0))) / judged.length),
  }
}

/** How unevenly the first places are spread: of the person with most, of the five with most, and Gini's coefficient. */
export const workloadOf = (judged: readonly Judged[]) => {
  const counts = new Map<string, number>()
  for (const { first } of judged) if (first !== undefined) counts.set(first, (counts.get(first) ?? 0) + 1)
  const sorted = [...counts.values()].sort((one, other) => other - one)
  const whole = sum(sorted)
  return {
    people: sorted.length,
    shareOfMost: rounded((sorted[0] ?? 0) / whole),
    shareOfFive: rounded(sum(sorted.slice(0, 5)) / whole),
    gini: rounded(giniOf(sorted, whole)),
  }
}

/** The middle of figures of the same names, each repository counting as much as any other. */
export const meanOf = <Name extends string>(
  figures: readonly Readonly<Record<Name, number>>[],
  names: readonly Name[],
): Readonly<Record<Name, number>> => {
  const entries = names.map((name) => [name, rounded(sum(figures.map((one) => one[name])) / figures.length)])
  return Object.fromEntries(entries) as Record<Name, number>
}

/** Of counts from the greatest down: 0 when all have as many, near 1 when one has all. */
const giniOf = (sorted: readonly number[], whole: number): number => {
  const ascending = sorted.toReversed()
  const ranked = sum(ascending.map((count, index) => (index + 1) * count))
  return (2 * ranked) / (sorted.length * whole) - (sorted.length + 1) / sorted.length
}

const share = (judged: readonly Judged[], isCounted: (one: Judged) => boolean): number =>
  rounded(judged.filter(isCounted).length / judged.length)

const sum = (amounts: readonly number[]): number => amounts.reduce((whole, amount) => whole + amount, 0)

const rounded = (value: number): number => Math.round(value * 10_000) / 10_000
