import type { CharacterTest } from './characters'
import { type Pattern, parsePattern } from './parse-pattern'

export type Edge = Extract<Pattern, { kind: 'edge' }>['of']

/** What to do at one place of a program. */
export type Step =
  | { readonly kind: 'character'; readonly is: CharacterTest }
  | { readonly kind: 'edge'; readonly of: Edge }
  /** Goes on at each of these; positions from the start of the program. */
  | { readonly kind: 'go'; to: readonly number[] }
  | { readonly kind: 'match' }

const MOST_STEPS = 5_000

class TooLarge extends Error {}

/** A regular expression as steps. Undefined where it cannot be read, or has more than 5,000 of them. */
export const programOf = (pattern: string): readonly Step[] | undefined => {
  const tree = parsePattern(pattern)
  if (!tree) return undefined
  const program: Step[] = []
  try {
    write(program, tree)
    put(program, { kind: 'match' })
  } catch (error) {
    if (error instanceof TooLarge) return undefined
    throw error
  }
  return program
}

const put = (program: Step[], step: Step): number => {
  if (program.length >= MOST_STEPS) throw new TooLarge()
  return program.push(step) - 1
}

const putGo = (program: Step[], ...to: readonly number[]) => {
  const step: Extract<Step, { kind: 'go' }> = { kind: 'go', to }
  return { at: put(program, step), step }
}

const write = (program: Step[], pattern: Pattern): void => {
  switch (pattern.kind) {
    case 'sequence':
      for (const part of pattern.parts) write(program, part)
      return
    case 'choice':
      writeChoice(program, pattern.parts)
      return
    case 'repeat':
      for (let count = 0; count < pattern.least; count += 1) write(program, pattern.part)
      if (pattern.most === Number.POSITIVE_INFINITY) writeLoop(program, pattern.part)
      else writeOptional(program, pattern.part, pattern.most - pattern.least)
      return
    default:
      put(program, pattern)
  }
}

const writeChoice = (program: Step[], parts: readonly Pattern[]) => {
  const { step } = putGo(program)
  const starts: number[] = []
  const ends = parts.map((part) => {
    starts.push(program.length)
    write(program, part)
    return putGo(program).step
  })
  step.to = starts
  for (const end of ends) end.to = [program.length]
}

const writeLoop = (program: Step[], part: Pattern) => {
  const { at, step } = putGo(program)
  write(program, part)
  putGo(program, at)
  step.to = [at + 1, program.length]
}

const writeOptional = (program: Step[], part: Pattern, times: number) => {
  const skips = Array.from({ length: times }, () => {
    const { at, step } = putGo(program)
    write(program, part)
    return { at, step }
  })
  for (const { at, step } of skips) step.to = [at + 1, program.length]
}
