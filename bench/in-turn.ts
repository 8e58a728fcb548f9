/**
 * Every part once in every round, each round beginning with another one: a slower moment of the machine meets them all.
 * `ended` hears of each round that is over, counted from 1.
 */
export const inTurn = async (
  rounds: number,
  parts: readonly ((round: number) => Promise<unknown>)[],
  ended: (round: number) => void,
): Promise<void> => {
  for (let round = 0; round < rounds; round += 1) {
    for (let turn = 0; turn < parts.length; turn += 1) await parts[(round + turn) % parts.length]?.(round)
    ended(round + 1)
  }
}
