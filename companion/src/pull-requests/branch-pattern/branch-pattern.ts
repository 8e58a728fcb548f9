import { isWordCharacter } from './characters'
import { type Edge, programOf, type Step } from './program'

/**
 * True when a regular expression that somebody typed matches anywhere in the text. Every state it can be in is followed
 * at once, so that no expression takes longer than its length times that of the text. One that cannot be read, or is
 * larger than what is followed, matches nothing.
 */
export const matchesPattern = (pattern: string, text: string): boolean => {
  const program = programOf(pattern)
  return program !== undefined && run(program, text)
}

/** False for what is no regular expression, and for one with references, look-around or thousands of states. */
export const isReadable = (pattern: string): boolean => programOf(pattern) !== undefined

const run = (program: readonly Step[], text: string): boolean => {
  let states = new Set<number>()
  for (let at = 0; at <= text.length; at += 1) {
    if (reach(program, states, { text, at }, 0)) return true
    const character = text[at]
    const next = new Set<number>()
    if (character === undefined) return false
    for (const state of states) {
      const step = program[state]
      if (
        step?.kind === 'character' &&
        step.is(character) &&
        reach(program, next, { text, at: at + 1 }, state + 1)
      )
        return true
    }
    states = next
  }
  return false
}

interface Place {
  readonly text: string
  readonly at: number
}

/** Adds the state and all that follow from it without a character. True when the end of the program is among them. */
const reach = (program: readonly Step[], states: Set<number>, place: Place, from: number): boolean => {
  const waiting = [from]
  for (let state = waiting.pop(); state !== undefined; state = waiting.pop()) {
    const step = program[state]
    if (!step || states.has(state)) continue
    states.add(state)
    if (step.kind === 'match') return true
    if (step.kind === 'go') waiting.push(...step.to)
    if (step.kind === 'edge' && isAt(step.of, place)) waiting.push(state + 1)
  }
  return false
}

const isAt = (edge: Edge, { text, at }: Place): boolean => {
  if (edge === 'start') return at === 0
  if (edge === 'end') return at === text.length
  const isEdge = isWordCharacter(text[at - 1] ?? '') !== isWordCharacter(text[at] ?? '')
  return isEdge === (edge === 'word')
}
