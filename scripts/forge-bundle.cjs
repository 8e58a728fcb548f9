/**
 * Bundles the Forge app as `forge deploy` would, with Atlassian's own bundler and its type check, but without a login
 * or the network, into forge-app/dist. Run it in the folder of manifest.yml; it exits with 1 when something is wrong.
 * `--functions` leaves the user interface out. Atlassian's bundler wants to be started by a CommonJS main file.
 */
const { cpSync, readdirSync, readFileSync, rmSync, statSync } = require('node:fs')
const { join, resolve } = require('node:path')
const { getEntryPoints, getNodeBundler, NativeUIBundler } = require('@forge/bundler')
const YAML = require('yaml')

const dist = join('forge-app', 'dist')
const logger = { info() {}, debug() {}, trace() {}, warn: console.warn, error: console.error }

/** Stands in for the code that Forge wraps around functions in its own data centres; the real one is downloaded. */
const wrapper = { script: 'module.exports={}', source: 'none', version: 'offline' }
const wrappers = { getNodeRuntimeWrapper: async () => wrapper, getNodeRuntimeLoader: async () => wrapper }

async function bundleUi({ resources, modules }) {
  const drawn = new Set(
    Object.values(modules)
      .flat()
      .map(({ resource }) => resource),
  )
  for (const resource of resources.filter(({ key }) => drawn.has(key))) {
    const { nativeUiBundlesDetails } = await new NativeUIBundler(logger).bundleResources([resource])
    keep(nativeUiBundlesDetails[0].path, resource.key)
  }
}

async function bundleFunctions(manifest) {
  const handlers = manifest.modules.function.map(({ handler }) => {
    const dot = handler.lastIndexOf('.')
    return { module: handler.slice(0, dot), name: handler.slice(dot + 1) }
  })
  const bundler = getNodeBundler(logger, wrappers, { readConfig: async () => manifest })
  const { outputDir } = await bundler.bundle({
    appDirectory: process.cwd(),
    entryPoints: getEntryPoints(handlers),
  })
  keep(outputDir, 'functions')
  for (const { module, name } of handlers) {
    const loaded = require(resolve(dist, 'functions', `${module}.cjs`))
    if (typeof loaded[name] !== 'function') throw new Error(`${module}.${name} is not a function`)
    console.log(`handler ${module}.${name} loads`)
  }
}

function keep(folder, name) {
  const target = join(dist, name)
  rmSync(target, { recursive: true, force: true })
  cpSync(folder, target, { recursive: true })
  const sizes = readdirSync(target).map(
    (file) => `${file} ${Math.round(statSync(join(target, file)).size / 1024)} kB`,
  )
  console.log(`${target}: ${sizes.join(', ')}`)
}

async function main() {
  const manifest = YAML.parse(readFileSync('manifest.yml', 'utf8'))
  if (!process.argv.includes('--functions')) await bundleUi(manifest)
  await bundleFunctions(manifest)
}

main().catch((error) => {
  console.error(error.message)
  process.exitCode = 1
})
