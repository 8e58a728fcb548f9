// npm leaves out of package-lock.json the optional packages of other platforms that its registry did not serve, and
// `npm ci` then refuses the lock. This adds them: version from the parent, platform from the name. It also removes
// addresses, so that the lock names no registry. Part of `npm run lock`; npm keeps what is added here.
import { readFileSync, writeFileSync } from 'node:fs'

const systems = [
  'aix',
  'android',
  'darwin',
  'freebsd',
  'linux',
  'netbsd',
  'openbsd',
  'openharmony',
  'sunos',
  'win32',
]
const processors = ['arm', 'arm64', 'ia32', 'loong64', 'mips64el', 'ppc64', 'riscv64', 's390x', 'x64']
const libraries = { gnu: 'glibc', gnueabihf: 'glibc', glibc: 'glibc', musl: 'musl', musleabihf: 'musl' }

/** Returns the lock with every optional package in it, and what was added and what could not be. */
export function completeLock(lock) {
  const packages = Object.entries(lock.packages).map(([path, entry]) => [path, withoutAddress(entry)])
  const known = new Set(packages.map(([path]) => nameIn(path)))
  const added = []
  const unknown = []
  for (const [path, parent] of packages.slice()) {
    for (const [name, version] of Object.entries(parent.optionalDependencies ?? {})) {
      if (known.has(name)) continue
      known.add(name)
      const platform = platformOf(name)
      if (platform === undefined || !/^\d/.test(version)) {
        unknown.push(`${name}@${version}`)
        continue
      }
      packages.push([`${folderOf(path)}${name}`, entryOf(version, platform, parent)])
      added.push(name)
    }
  }
  packages.sort(([a], [b]) => a.localeCompare(b, 'en')) // npm's order
  return { lock: { ...lock, packages: Object.fromEntries(packages) }, added, unknown }
}

function withoutAddress({ resolved, ...entry }) {
  return resolved === undefined || entry.link ? { resolved, ...entry } : entry
}

const nameIn = (path) => path.split('node_modules/').at(-1)

/** Beside its parent, where npm puts a package that nothing else needs. */
const folderOf = (path) => path.slice(0, path.lastIndexOf('node_modules/') + 'node_modules/'.length)

function platformOf(name) {
  const words = name.split(/[^a-z0-9]/)
  const os = systems.filter((word) => words.includes(word))
  const cpu = processors.filter((word) => words.includes(word))
  const libc = Object.keys(libraries)
    .filter((word) => words.includes(word))
    .map((word) => libraries[word])
  return os.length === 1 && cpu.length === 1 ? { os, cpu, libc } : undefined
}

const entryOf = (version, { os, cpu, libc }, { dev, devOptional }) => ({
  version,
  cpu,
  ...(dev && { dev }),
  ...(devOptional && { devOptional }),
  ...(libc.length > 0 && { libc }),
  optional: true,
  os,
})

if (process.argv[1] === import.meta.filename) {
  const path = new URL('../package-lock.json', import.meta.url)
  const { lock, added, unknown } = completeLock(JSON.parse(readFileSync(path, 'utf8')))
  writeFileSync(path, `${JSON.stringify(lock, null, 2)}\n`)
  console.log(`package-lock.json: ${added.length} packages of other platforms added.`)
  if (unknown.length > 0) {
    console.error(`Unknown platforms or versions, which npm ci may miss: ${unknown.join(', ')}`)
    process.exitCode = 1
  }
}
