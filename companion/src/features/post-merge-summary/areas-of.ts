/** Folders that only hold other folders: the one below them names the area. */
const wrappers = new Set(
  'src lib libs app apps packages pkg modules services main java kotlin scala groovy internal source sources code crates projects plugins python cmd addons'.split(
    ' ',
  ),
)

/** What a package's name begins with in Java's family; what follows is whose it is, and not what it is for. */
const packageRoots = new Set('com org net io de fr uk ch at nl eu dev co edu gov app me us ca'.split(' '))
const packageHolders = new Set(['java', 'kotlin', 'scala', 'groovy'])

/** Files that lie in no folder that says something. */
export const project = 'Project'

/**
 * The part of the code each file belongs to, in words people use: `Checkout`, `Payment client`. Where all of them lie in
 * one part, the parts of that part are told apart. The same files give the same areas, in whatever order.
 */
export const areasOf = (paths: readonly string[]): ReadonlyMap<string, string> => {
  const folders = new Map(paths.map((path) => [path, foldersOf(path)] as const))
  const depth = depthThatTells([...folders.values()])
  return new Map([...folders].map(([path, own]) => [path, nameAt(own, Math.min(depth, own.length - 1))]))
}

/** The first depth at which not all files lie in the same folder; the deepest one when they do everywhere. */
const depthThatTells = (all: readonly (readonly string[])[]): number => {
  const deepest = Math.max(0, ...all.map(({ length }) => length))
  for (let depth = 0; depth < deepest; depth += 1) {
    if (new Set(all.map((folders) => folders[depth])).size > 1) return depth
  }
  return deepest - 1
}

/** What every part of the code has says little without the part: `Checkout components`. */
const layers = new Set(
  'components hooks models controllers views helpers utils util common shared types impl handlers routes routers dto entities repositories repository rest web v1 v2 templates pages screens widgets domain core schemas resources'.split(
    ' ',
  ),
)

const nameAt = (folders: readonly string[], depth: number): string => {
  const folder = folders[depth]
  if (folder === undefined) return project
  const outer = folders[depth - 1]
  const isLayer = outer !== undefined && layers.has(folder.toLowerCase()) && !layers.has(outer.toLowerCase())
  return isLayer ? inWords(`${outer} ${folder}`) : inWords(folder)
}

/** The folders of a path that say what is in them, from the outside in. */
export const foldersOf = (path: string): readonly string[] => {
  if (path.endsWith('config/routes.rb')) return ['routes']
  const folders = withoutOwner(path.split('/').slice(0, -1))
  const telling = folders.filter(
    (folder) => folder !== '' && !folder.startsWith('.') && !wrappers.has(folder.toLowerCase()),
  )
  return telling.length > 0 ? telling : folders.slice(-1).filter((folder) => better.has(folder))
}

/** Wrappers that say more than nothing where a file lies right in them. */
const better = new Set(['services', 'plugins', 'addons'])

/** `java/com/acme/billing` is about billing; a package that is no more than its owner's name is about its owner. */
const withoutOwner = (folders: readonly string[]): readonly string[] => {
  const start = folders.findIndex((folder) => packageHolders.has(folder)) + 1
  if (start === 0 || !packageRoots.has(folders[start] ?? '')) return folders
  const inner = folders.slice(start + 2)
  return [...folders.slice(0, start), ...(inner.length > 0 ? inner : folders.slice(-1))]
}

const acronyms = new Set('api ui cli sdk http sql css pdf csv db url'.split(' '))

/** `payment-client` and `paymentClient` both read "Payment client". */
export const inWords = (name: string): string => {
  const words = name
    .replace(/(?<=.)\.[^.]+$/, '')
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/[-_.]+/g, ' ')
    .trim()
    .toLowerCase()
    .split(' ')
    .map((word) => (acronyms.has(word) ? word.toUpperCase() : word))
    .join(' ')
  return words === '' ? name : words.charAt(0).toUpperCase() + words.slice(1)
}
