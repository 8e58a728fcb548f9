/** What a merge summary may be long: behind it nobody reads on. */
const MOST_WORDS = 150
const [FEWEST_BULLETS, MOST_BULLETS] = [2, 5]

/** A changed line is taken for code from this length on, unless it is one name alone. */
const SHORTEST_CODE = 10

interface Summary {
  readonly text: string
  readonly bullets: readonly string[]
}

/** What is wrong with a summary of this diff: lines of code, names that are not in the diff, and its length. */
export const summaryViolations = ({ text, bullets }: Summary, diff: string): readonly string[] => {
  const words = text.split(/\s+/).filter(Boolean).length
  const isCounted = bullets.length >= FEWEST_BULLETS && bullets.length <= MOST_BULLETS
  return [
    ...(words <= MOST_WORDS ? [] : [`${words} words`]),
    ...(isCounted ? [] : [`${bullets.length} bullets`]),
    ...codeLinesIn(text, diff).map((line) => `the line of code ${JSON.stringify(line)}`),
    ...bullets
      .flatMap(namesIn)
      .filter((name) => !diff.includes(name))
      .map((name) => `the name ${name}`),
  ]
}

const codeLinesIn = (text: string, diff: string): readonly string[] => {
  const lines = diff.split('\n').filter((line) => /^[+-]/.test(line) && !/^(\+\+\+|---) /.test(line))
  const code = new Set(lines.map((line) => line.slice(1).trim()))
  return [...code].filter((line) => line.length >= SHORTEST_CODE && !isOneName(line) && text.includes(line))
}

const isOneName = (line: string) => /^[\w$./@:-]+[,;]?$/.test(line)

/** Words that no sentence has of itself: paths, and names with signs, digits or capitals within. */
const namesIn = (bullet: string): readonly string[] =>
  bullet
    .slice(bullet.indexOf(': ') + 1)
    .split(/\s+/)
    .map((word) => word.replace(/^[("“]{1,3}|[)"”,.;:]{1,4}$/g, ''))
    .filter((word) => /[_/\\$@]|\p{Ll}\p{Lu}|\w\.\w|\w-\w|^--/u.test(word))
