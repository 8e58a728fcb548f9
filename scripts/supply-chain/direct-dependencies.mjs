const page = 'docs/dependencies.md'

/**
 * What is wrong with the packages that we name ourselves: each has one exact version, the same everywhere, and a line
 * on the page that says why it is here. `manifests` are the package.json files by their paths.
 */
export function dependencyProblems(manifests, pageText) {
  const named = Object.entries(manifests).flatMap(([path, manifest]) => namedBy(path, manifest))
  const ours = new Set(Object.values(manifests).map(({ name }) => name))
  const foreign = named.filter(({ name }) => !ours.has(name))
  const names = new Set(foreign.map(({ name }) => name))
  const explained = linesOf(pageText)
  return [
    ...foreign
      .filter(({ version }) => !isExact(version))
      .map(({ path, name, version }) => `${path}: ${name} has no exact version: ${version}`),
    ...[...names].flatMap((name) => differences(name, foreign)),
    ...[...names].filter((name) => !explained.includes(name)).map((name) => `${page}: ${name} has no line`),
    ...explained.filter((name) => !names.has(name)).map((name) => `${page}: ${name} is not a dependency`),
    ...explained
      .filter((name, index) => explained.indexOf(name) !== index)
      .map((name) => `${page}: ${name} has two lines`),
  ]
}

const kinds = ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies', 'overrides']

const namedBy = (path, manifest) =>
  kinds.flatMap((kind) =>
    Object.entries(manifest[kind] ?? {}).map(([name, version]) => ({ path, name, version })),
  )

const isExact = (version) => /^(npm:[@\w/.-]+@)?\d+\.\d+\.\d+(-[\w.-]+)?$/.test(version)

function differences(name, foreign) {
  const versions = new Set(foreign.filter((each) => each.name === name).map(({ version }) => version))
  return versions.size > 1 ? [`${name} has several versions: ${[...versions].join(', ')}`] : []
}

/** The names that the page's tables begin their rows with. */
const linesOf = (text) =>
  text.split('\n').flatMap((line) => {
    const name = /^\| `([^`]+)` \| [^\s|]/.exec(line)?.[1]
    return name === undefined ? [] : [name]
  })
