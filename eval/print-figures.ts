/** The figures as lines for people: one a figure, and below them the lists with one line an entry. */
export function printFigures(title: string, figures: Readonly<Record<string, unknown>>): readonly string[] {
  const names = Object.keys(figures)
  const width = Math.max(0, ...names.map((name) => name.length))
  const lines = Object.entries(figures).map(([name, figure]) => `  ${name.padEnd(width)}  ${short(figure)}`)
  return [title, ...lines, ...Object.entries(figures).flatMap(([name, figure]) => entries(name, figure))]
}

function short(figure: unknown): string {
  if (figure === null || figure === undefined) return 'unknown: the expected answers are missing'
  if (Array.isArray(figure)) return String(figure.length)
  return typeof figure === 'number' ? figure.toLocaleString('en') : JSON.stringify(figure)
}

function entries(name: string, figure: unknown): readonly string[] {
  if (!Array.isArray(figure) || figure.length === 0) return []
  return ['', name, ...figure.map((entry) => `  ${JSON.stringify(entry)}`)]
}
