/** The places of the highest scores above 0, highest first. Of equal ones, that which comes first: the earlier one, unless told. */
export function bestPlaces(
  scores: Float64Array,
  limit: number,
  comesFirst: (place: number, other: number) => boolean = (place, other) => place < other,
): readonly number[] {
  const places: number[] = []
  const isBefore = (place: number, other: number) => {
    const [score, otherScore] = [scores[place] as number, scores[other] as number]
    return score > otherScore || (score === otherScore && comesFirst(place, other))
  }
  let least = Number.MIN_VALUE
  for (let place = 0; place < scores.length; place++) {
    if ((scores[place] as number) < least) continue
    let at = Math.min(places.length, limit)
    for (; at > 0 && isBefore(place, places[at - 1] as number); at--) places[at] = places[at - 1] as number
    places[at] = place
    if (places.length > limit) places.pop()
    if (places.length === limit) least = scores[places[limit - 1] as number] as number
  }
  return places
}
