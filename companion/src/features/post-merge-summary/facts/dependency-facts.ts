import type { SignedLine } from '../../../patches/signed-lines'
import type { ChangedFile } from '../../../pull-requests/pull-request'
import { isLock } from '../kind-of'
import { linesOf } from './changed-lines'
import { artifactIn, type Dependency, dependencyIn } from './dependency-in'
import type { Fact } from './facts'

/** Which packages came, went, or have another version now; of locks alone, only that they were updated. */
export const dependencyFacts = (files: readonly ChangedFile[]): readonly Fact[] => {
  const [before, after] = [new Map<string, string | undefined>(), new Map<string, string | undefined>()]
  for (const file of files.filter(({ path }) => !isLock(path))) {
    for (const { sign, name, version } of dependenciesIn(file))
      (sign === '-' ? before : after).set(name, version)
  }
  const added = [...after].filter(([name]) => !before.has(name))
  const removed = [...before].filter(([name]) => !after.has(name))
  const updated = [...after].filter(([name, version]) => before.has(name) && before.get(name) !== version)
  const facts: readonly Fact[] = [
    { verb: 'updates', names: updated.map(([name, version]) => versionsOf(name, before.get(name), version)) },
    { verb: 'adds', names: added.map(([name, version]) => (version ? `${name} ${version}` : name)) },
    { verb: 'removes', names: removed.map(([name]) => name) },
  ]
  const telling = facts.filter(({ names }) => names.length > 0)
  if (telling.length > 0) return telling
  const isLocksAlone = files.length > 0 && files.every(({ path }) => isLock(path))
  return isLocksAlone ? [{ verb: 'updates', names: ['the locked versions'] }] : []
}

const versionsOf = (name: string, from: string | undefined, to: string | undefined): string =>
  from && to ? `${name} from ${from} to ${to}` : name

const dependenciesIn = (file: ChangedFile): readonly (Dependency & Pick<SignedLine, 'sign'>)[] => {
  const name = (file.path.split('/').at(-1) ?? '').toLowerCase()
  let artifact: string | undefined
  return dependencyLinesOf(name, file).flatMap(({ sign, text }) => {
    artifact = artifactIn(text) ?? artifact
    const found = sign === ' ' ? undefined : dependencyIn(name, text, artifact)
    return found ? [{ ...found, sign }] : []
  })
}

/** A new pom.xml begins with its own name and version, which it does not depend on. */
const dependencyLinesOf = (name: string, file: ChangedFile): readonly SignedLine[] => {
  const lines = linesOf(file)
  if (name !== 'pom.xml' || file.change !== 'added') return lines
  const start = lines.findIndex(({ text }) => /<(?:parent|dependenc|plugin)/.test(text))
  return start === -1 ? [] : lines.slice(start)
}
