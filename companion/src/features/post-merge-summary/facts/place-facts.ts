import type { ChangedFile } from '../../../pull-requests/pull-request'
import { linesOf } from './changed-lines'
import type { Fact, Noun, Verb } from './facts'
import { endpointIn, flagIn } from './places-in'

type Find = (path: string, line: string) => string | undefined

/** Endpoints and flags that files make or take away. */
export const placeFacts = (files: readonly ChangedFile[]): readonly Fact[] => [
  ...placesOf('endpoint', files, endpointIn),
  ...placesOf('flag', files, (_, line) => flagIn(line)),
]

const placesOf = (noun: Noun, files: readonly ChangedFile[], find: Find): readonly Fact[] => {
  const found = files.flatMap((file) =>
    linesOf(file).flatMap(({ sign, text }) => {
      const name = find(file.path, text)
      return name === undefined ? [] : [{ sign, name }]
    }),
  )
  const namesWithout = (sign: '+' | '-') =>
    new Set(found.filter((line) => line.sign !== sign).map(({ name }) => name))
  const [before, after] = [namesWithout('+'), namesWithout('-')]
  const fact = (verb: Verb, names: readonly string[]): Fact => ({ verb, noun, names })
  return [
    fact(
      'adds',
      [...after].filter((name) => !before.has(name)),
    ),
    fact(
      'removes',
      [...before].filter((name) => !after.has(name)),
    ),
  ]
}
