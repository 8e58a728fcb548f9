import { allLanguages } from './languages/all-languages'
import type { Language } from './languages/language'

/**
 * The language of a file by its name, or by the `#!` of its first line where the name says nothing. Undefined for files
 * whose comments we cannot tell from what else they hold.
 */
export const languageOf = (path: string, firstLine = ''): Language | undefined => {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase()
  return byName.get(name) ?? byLongestEnding(name) ?? byName.get(beforeDot(name)) ?? byProgram(firstLine)
}

const indexBy = (keysOf: (language: Language) => readonly string[] | undefined) => {
  const entries = allLanguages.flatMap((language) =>
    (keysOf(language) ?? []).map((key) => [key, language] as const),
  )
  return new Map(entries.reverse())
}

const byName = indexBy(({ names }) => names)
const byEnding = indexBy(({ endings }) => endings)
const byProgramName = indexBy(({ programs }) => programs)

const byLongestEnding = (name: string) => {
  for (let dot = name.indexOf('.'); dot !== -1; dot = name.indexOf('.', dot + 1)) {
    const language = byEnding.get(name.slice(dot + 1))
    if (language) return language
  }
  return undefined
}

/** `Dockerfile` of `Dockerfile.dev`; a hidden file has nothing there. */
const beforeDot = (name: string) => name.slice(0, Math.max(0, name.indexOf('.')))

/** `#!/usr/bin/env -S python3 -u` names python3; a version at its end may be left out. */
const byProgram = (firstLine: string) => {
  if (!firstLine.startsWith('#!')) return undefined
  const words = firstLine.slice(2, 200).trim().split(' ')
  const programs = words.map((word) => word.slice(word.lastIndexOf('/') + 1).toLowerCase())
  const program = programs.find((word) => word !== 'env' && word !== '' && !word.startsWith('-')) ?? ''
  return byProgramName.get(program) ?? byProgramName.get(program.replace(/[\d.]{1,8}$/, ''))
}
