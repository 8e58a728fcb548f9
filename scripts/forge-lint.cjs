/**
 * What `forge lint` would say about the manifest and the Forge app's sources, without a login or the network. Run it in
 * the folder of manifest.yml; it exits with 1 when a linter finds an error, or could not look.
 */
const { readdirSync, readFileSync } = require('node:fs')
const { extname, join } = require('node:path')
const {
  getClientSideLintersOnly,
  lint,
  parseSourceFile,
  problemCount,
  reportLintResults,
} = require('@forge/lint')
const YAML = require('yaml')

/** Atlassian switches its linters on and off from afar. Here all are on, and no runtime is out of date. */
const switches = { getDeprecatedRuntimes: async () => [] }
const statsig = new Proxy(switches, {
  get: (own, name) => (name === 'then' ? undefined : (own[name] ?? isOff)),
})
const isOff = async () => false

/** A linter that cannot look says so in a warning and finds nothing. */
const unheard = []
const logger = {
  info: (line) => console.log(line),
  warn: (line) => unheard.push(line),
  error: (line) => unheard.push(line),
  debug() {},
  trace() {},
}

const sourcesIn = (folder) =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /^\.[jt]sx?$/.test(extname(entry.name)))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !/\.test\.tsx?$/.test(file))

async function main() {
  const manifest = YAML.parse(readFileSync('manifest.yml', 'utf8'))
  const files = [...sourcesIn('src'), ...sourcesIn(join('forge-app', 'src'))]
  const read = new Set()
  const parseFunction = (file, parser) => {
    read.add(file)
    return parseSourceFile(file, parser)
  }
  const all = await getClientSideLintersOnly(manifest, 'development', logger, statsig)
  // It downloads Jira's list of doors; our own tests hold each call to its scopes.
  const linters = all.filter((linter) => linter.constructor.name !== 'PermissionLinter')
  const config = { linter: { mode: 'client-side' }, linters, parseFunction }
  const results = await lint(files, manifest, 'development', logger, statsig, config)
  reportLintResults(logger, results)

  const { errors, warnings } = problemCount(results)
  for (const line of unheard) console.error(line)
  // They take the `include` of tsconfig.json for a list of patterns, and pass over all else in silence.
  const missed = files.filter((file) => !read.has(file))
  for (const file of missed) console.error(`${file} was not read: no pattern of tsconfig.json includes it`)
  console.log(`${linters.length} linters on ${read.size} files: ${errors} errors, ${warnings} warnings.`)
  process.exitCode = errors + unheard.length + missed.length === 0 ? 0 : 1
}

main().catch((error) => {
  console.error(error.message)
  process.exitCode = 1
})
