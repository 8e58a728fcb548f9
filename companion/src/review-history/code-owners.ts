import { matchesPath } from './path-pattern'

/** One line of a CODEOWNERS file that names a pattern. A line without owners takes the path from all others. */
interface OwnedPattern {
  readonly pattern: string
  /** As written, without `@`: a login, `org/team`, or an e-mail address. */
  readonly owners: readonly string[]
}

/** Patterns in order. GitLab's sections each have a last word of their own; elsewhere there is one. */
export interface CodeOwners {
  readonly sections: readonly (readonly OwnedPattern[])[]
}

/**
 * A CODEOWNERS file as GitHub and GitLab read it: blanks end a pattern unless escaped, `#` begins a comment, and what
 * cannot be a pattern (`!negated`) is left out, as the host leaves it out. `[Section] @owner` and `^[Optional]`
 * are GitLab's: their owners stand for the lines below that name none.
 */
export function readCodeOwners(text: string): CodeOwners {
  const sections: OwnedPattern[][] = [[]]
  let defaults: readonly string[] = []
  for (const line of text.split('\n')) {
    const words = wordsOf(line)
    const [first, ...others] = words
    if (first === undefined || first.startsWith('!')) continue
    if (isSection(first)) {
      defaults = ownersIn(words)
      sections.push([])
      continue
    }
    const owners = ownersIn(others)
    sections.at(-1)?.push({ pattern: first, owners: owners.length > 0 ? owners : defaults })
  }
  return { sections: sections.filter((section) => section.length > 0) }
}

/** Who owns a path: of each section the last pattern that is about it. */
export function ownersOf({ sections }: CodeOwners, path: string): readonly string[] {
  const owners = sections.flatMap(
    (section) => section.findLast(({ pattern }) => matchesPath(pattern, path))?.owners ?? [],
  )
  return [...new Set(owners)]
}

const isSection = (word: string) => word.startsWith('[') || word.startsWith('^[')

const ownersIn = (words: readonly string[]): readonly string[] =>
  words
    .filter((word) => word.includes('@'))
    .map((word) => (word.startsWith('@') ? word.slice(1) : word))
    .filter((owner) => owner !== '')

/** The words of a line up to its comment. An escaped blank belongs to its word. */
function wordsOf(line: string): readonly string[] {
  const words = line.match(/(?:\\ |\S)+/g) ?? []
  const comment = words.findIndex((word) => word.startsWith('#'))
  return words.slice(0, comment === -1 ? undefined : comment).map((word) => word.replaceAll('\\ ', ' '))
}
