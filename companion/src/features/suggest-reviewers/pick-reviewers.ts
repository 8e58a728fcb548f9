/** More than three names are a list, and no suggestion. */
const MOST_REVIEWERS = 3

/** Whether somebody may review is asked of the host, one at a time: so many are asked about at most. */
const MOST_ASKED = 12

interface Picking<Person> {
  /** The one who would most likely review it first. */
  readonly ranked: readonly Person[]
  readonly isStakeholder: (person: Person) => boolean
  readonly isEligible: (person: Person) => Promise<boolean>
}

/**
 * The first three who may review. Where none of them is a stakeholder, the first stakeholder who may takes the last
 * place: people whom the code does not know are why the issue is asked at all.
 */
export const pickReviewers = async <Person>({
  ranked,
  isStakeholder,
  isEligible,
}: Picking<Person>): Promise<readonly Person[]> => {
  const picked: Person[] = []
  const others = ranked.filter((person) => !isStakeholder(person)).slice(0, MOST_ASKED)
  const asked = new Set([...others, ...ranked.filter(isStakeholder)])
  const isMissing = () => !picked.some(isStakeholder)
  for (const person of ranked.filter((each) => asked.has(each))) {
    const isFull = picked.length === MOST_REVIEWERS
    if (isFull && !isMissing()) break
    if (isFull && !isStakeholder(person)) continue
    if (await isEligible(person))
      picked.splice(Math.min(picked.length, MOST_REVIEWERS - 1), isFull ? 1 : 0, person)
  }
  return picked
}
