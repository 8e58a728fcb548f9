import { plainText } from '../../jira/plain-text'
import type { ChangedFile } from '../../pull-requests/pull-request'
import { redact } from '../../redaction/redact'
import { areaOf } from './area-of'

/** One bullet of the summary. */
export interface SummaryArea {
  readonly area: string
  readonly text: string
}

const MOST_AREAS = 5
/** What is left of the comment's 150 words beside its title, its reason and who merged it. */
const MOST_WORDS = 90
const MOST_NAMES = 3

/** Areas that say how, not what: they come last. */
const supporting = ['Migrations', 'Dependencies', 'Tests', 'Documentation', 'Project']

/**
 * What changed, grouped by area of the code, the largest change first: at most five groups, and few words. Only names
 * of files go in, never a line of code. The same files give the same summary.
 */
export const summarize = (files: readonly ChangedFile[]): readonly SummaryArea[] => {
  const groups = new Map<string, ChangedFile[]>()
  for (const file of files) {
    const area = areaOf(file.path)
    const group = groups.get(area)
    if (group) group.push(file)
    else groups.set(area, [file])
  }
  const ranked = [...groups].sort(([a, filesOfA], [b, filesOfB]) => {
    const bySupport = Number(supporting.includes(a)) - Number(supporting.includes(b))
    return bySupport || linesOf(filesOfB) - linesOf(filesOfA) || (a < b ? -1 : 1)
  })
  const areas = ranked
    .slice(0, MOST_AREAS)
    .map(([area, group]): SummaryArea => ({ area: clean(area), text: clean(sentence(area, group)) }))
  while (areas.length > 1 && wordsOf(areas) > MOST_WORDS) areas.pop()
  return areas
}

/** Names of files are texts of others, too. */
const clean = (text: string) => redact(plainText(text))

const wordsOf = (areas: readonly SummaryArea[]) =>
  areas.reduce((sum, { area, text }) => sum + `${area} ${text}`.split(' ').length, 0)

const linesOf = (files: readonly ChangedFile[]) =>
  files.reduce((sum, { addedLines, removedLines }) => sum + addedLines + removedLines, 0)

const verbs: readonly (readonly [ChangedFile['change'], string])[] = [
  ['added', 'adds'],
  ['modified', 'changes'],
  ['renamed', 'moves'],
  ['removed', 'removes'],
]

const testVerbs: readonly (readonly [ChangedFile['change'], string])[] = [
  ['added', 'covers'],
  ['modified', 'adapts'],
  ['renamed', 'moves'],
  ['removed', 'drops'],
]

const sentence = (area: string, files: readonly ChangedFile[]): string => {
  const parts = (area === 'Tests' ? testVerbs : verbs).flatMap(([change, verb]) => {
    const names = files.filter((file) => file.change === change).map(({ path }) => nameOf(path))
    return names.length === 0 ? [] : [`${verb} ${listOf(names)}`]
  })
  return `${parts.join(', ')}.`
}

/** A file's name without its ending, and a test's without the word that says so. */
const nameOf = (path: string) => {
  const file = path.split('/').at(-1) ?? path
  const stem = file.replace(/(?<=.)\.[^.]+$/, '')
  return stem.replace(/[._-](test|spec)$/i, '') || file
}

const listOf = (names: readonly string[]): string => {
  const unique = [...new Set(names)]
  const shown = unique.slice(0, MOST_NAMES)
  const rest = unique.length - shown.length
  if (rest > 0) return `${shown.join(', ')} and ${rest} more`
  if (shown.length === 1) return shown.join('')
  return `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`
}
