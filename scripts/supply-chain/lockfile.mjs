import { isDeepStrictEqual } from 'node:util'
import { completeLock } from '../complete-lock.mjs'

/** What is wrong with package-lock.json: every package is known by its content, and none by the address it came from. */
export function lockfileProblems(lock) {
  const written = writtenByCompleteLock(lock)
  const problems = Object.entries(lock.packages).flatMap(([path, entry]) => [
    ...contentProblems(path, entry, written[path]),
    ...addressesIn(path, entry).map((address) => `package-lock.json: ${path} names the address ${address}`),
  ])
  return lock.lockfileVersion === 3 ? problems : [...problems, 'package-lock.json: its version is not 3']
}

function contentProblems(path, entry, written) {
  const isOurs = entry.link || !path.includes('node_modules/')
  if (isOurs || isDeepStrictEqual(entry, written)) return []
  if (/^sha512-[\w+/]{86}==$/.test(entry.integrity ?? '')) return []
  return [`package-lock.json: ${path} has no SHA-512 integrity`]
}

/** npm cannot know the content of another platform's package that its registry did not serve. */
function writtenByCompleteLock(lock) {
  const served = Object.entries(lock.packages).filter(([, { integrity, link }]) => integrity || link)
  const others = Object.entries(lock.packages).filter(([path]) => !path.includes('node_modules/'))
  const { packages } = completeLock({ ...lock, packages: Object.fromEntries([...served, ...others]) }).lock
  return packages
}

/** What authors say about themselves may hold addresses; nothing that npm follows may. */
function addressesIn(path, { funding, deprecated, ...entry }) {
  if (entry.resolved !== undefined && !entry.link) return [entry.resolved]
  return JSON.stringify([path, entry])
    .split('"')
    .filter((text) => text.includes('://'))
}
