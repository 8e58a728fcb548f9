/**
 * Is manifest.yml right? Atlassian's own validators answer, without a login or the network, and then our own checks
 * for what those let through. Run it in the folder of the manifest; it exits with 1 when something is wrong.
 */
const { readFileSync } = require('node:fs')
const { dirname, join } = require('node:path')
const YAML = require('yaml')

const tokenScopes = { appSystemToken: 'read:app-system-token', appUserToken: 'read:app-user-token' }
const lifecycleEvents = ['avi:forge:installed:app', 'avi:forge:upgraded:app', 'avi:forge:uninstalled:app']

/** Every key that we mean to use. Atlassian's schema lets unknown ones pass, and the platform ignores them. */
const any = true
const token = { appSystemToken: { enabled: any }, appUserToken: { enabled: any } }
const shown = { key: any, title: any, icon: any, resource: any, render: any, resolver: { function: any } }
const meant = {
  app: {
    id: any,
    runtime: { name: any, architecture: any, memoryMB: any },
    licensing: { enabled: any },
    compatibility: { jira: { required: any } },
  },
  modules: {
    'jira:issuePanel': [{ ...shown, viewportSize: any, allowMultiple: any }],
    'jira:adminPage': [{ ...shown, layout: any, useAsConfig: any, useAsGetStarted: any }],
    'jira:personalSettingsPage': [{ ...shown, layout: any }],
    trigger: [{ key: any, endpoint: any, events: [any], filter: { ignoreSelf: any } }],
    preUninstall: [{ key: any, endpoint: any }],
    scheduledTrigger: [{ key: any, endpoint: any, interval: any }],
    endpoint: [{ key: any, remote: any, route: { path: any }, auth: token }],
    function: [{ key: any, handler: any }],
  },
  resources: [{ key: any, path: any }],
  remotes: [{ key: any, baseUrl: any, operations: [any], auth: token, storage: { inScopeEUD: any } }],
  permissions: { scopes: [any], external: { fetch: { backend: [any], client: [any] } } },
}

/** What is wrong with a parsed manifest, one sentence each; nothing when it is right. */
function ownProblems(manifest) {
  const checks = [
    unmeantKeys,
    unknownEvents,
    tokensWithoutScope,
    remotesWithoutOperation,
    unroutedEndpoints,
    deadParts,
  ]
  return checks.flatMap((check) => check(manifest))
}

const unmeantKeys = (manifest) => keysBeyond(meant, manifest, '')

function keysBeyond(shape, value, path) {
  if (shape === any || typeof value !== 'object' || value === null) return []
  if (Array.isArray(value))
    return value.flatMap((item, index) => keysBeyond(shape[0], item, `${path}[${index}]`))
  return Object.entries(value).flatMap(([key, inner]) => {
    const place = path === '' ? key : `${path}.${key}`
    return key in shape ? keysBeyond(shape[key], inner, place) : [`${place} is a key that nobody reads`]
  })
}

function unknownEvents({ modules }) {
  // The package exports its entry alone; the table of events lies beside it.
  const folder = dirname(require.resolve('@forge/manifest'))
  const { mapping } = require(join(folder, 'mapping/product-event-to-scope-mapping.json'))
  const known = new Set([...lifecycleEvents, ...mapping.map(({ productEvent }) => productEvent)])
  return modules.trigger
    .flatMap(({ events }) => events)
    .filter((event) => !known.has(event))
    .map((event) => `${event} is an event that Jira does not send`)
}

function tokensWithoutScope({ modules, remotes, permissions }) {
  return Object.entries(tokenScopes).flatMap(([name, scope]) => {
    const isSent = [...modules.endpoint, ...remotes].some(({ auth }) => auth?.[name]?.enabled === true)
    const isAsked = permissions.scopes.includes(scope)
    if (isSent && !isAsked) return [`${name} is enabled without the scope ${scope}`]
    return isAsked && !isSent ? [`${scope} is asked for, but ${name} is enabled nowhere`] : []
  })
}

/** A function may call a remote only if that computes; what a remote stores has to be declared. */
function remotesWithoutOperation({ remotes, permissions }) {
  const client = permissions.external?.fetch?.client ?? []
  return remotes.flatMap(({ key, operations = [], storage }) => [
    ...(operations.includes('compute') ? [] : [`remote ${key} lacks the operation compute`]),
    ...(operations.includes('storage') ? [] : [`remote ${key} lacks the operation storage`]),
    ...(typeof storage?.inScopeEUD === 'boolean'
      ? []
      : [`remote ${key} does not say whether it stores personal data`]),
    ...(client.some((entry) => entry.remote === key) ? [`remote ${key} can be called by a browser`] : []),
  ])
}

const unroutedEndpoints = ({ modules }) =>
  modules.endpoint
    .filter(({ route }) => !route?.path?.startsWith('/forge/'))
    .map(({ key }) => `endpoint ${key} leads to no door of the companion`)

/** What is declared and used by nothing. */
function deadParts({ modules, resources, remotes }) {
  const { function: functions, endpoint: endpoints, ...rest } = modules
  const users = Object.values(rest).flat()
  const named = new Set(
    users.flatMap((user) => [user.endpoint, user.resource, user.resolver?.function, iconFolder(user)]),
  )
  const parts = [...functions, ...endpoints, ...resources].map(({ key }) => key)
  const called = new Set(endpoints.map(({ remote }) => remote))
  const unused = [
    ...parts.filter((key) => !named.has(key)),
    ...remotes.map(({ key }) => key).filter((key) => !called.has(key)),
  ]
  return unused.map((key) => `${key} is declared and used by nothing`)
}

const iconFolder = ({ icon = '' }) => /^resource:([^;]+);/.exec(icon)?.[1]

/** What Atlassian's validators say, warnings too. */
async function atlassianProblems(path) {
  const { ProcessorBuilder, ValidationTypes } = require('@forge/manifest')
  const found = []
  for (const kind of [ValidationTypes.FULL, ValidationTypes.PRODUCT_TRIGGER]) {
    const { success, errors = [] } = await ProcessorBuilder.instance()
      .withValidation(kind)
      .build()
      .process(path)
    found.push(...errors.map(({ level, line, column, message }) => `${level} ${line}:${column} ${message}`))
    if (!success && errors.length === 0) found.push(`error ${kind} validation failed without a reason`)
  }
  return [...new Set(found)]
}

async function main(path = 'manifest.yml') {
  const problems = [
    ...(await atlassianProblems(path)),
    ...ownProblems(YAML.parse(readFileSync(path, 'utf8'))),
  ]
  for (const problem of problems) console.error(`${path}: ${problem}`)
  if (problems.length === 0) console.log(`${path} is valid`)
  process.exitCode = problems.length === 0 ? 0 : 1
}

if (require.main === module) void main(process.argv[2])

module.exports = { ownProblems }
