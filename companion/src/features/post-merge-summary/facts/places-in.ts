/** Where a program is reached from outside, as a line of code names it. */

const serving = /(app|router|routes?|server|api|fastify|mux|group|blueprint|bp|engine|http)$/i
const verbs = new Set(
  'get post put patch delete options all route handle handlefunc mapget mappost mapput mapdelete group'.split(
    ' ',
  ),
)
const annotations: readonly RegExp[] = [
  /@(?:Get|Post|Put|Patch|Delete|Request)Mapping\((?:value ?= ?|path ?= ?)?\{?"(?<path>\/[^"\s]{0,100})"/,
  /@(?:Get|Post|Put|Patch|Delete|Path|Controller)\(['"](?<path>\/?[\w:{}/.-]{1,100})['"]\)/,
  /\[(?:Http(?:Get|Post|Put|Patch|Delete)|Route)\("(?<path>[^"\s(]{1,100})"\)/,
  /\bRoute::(?:get|post|put|patch|delete)\(['"](?<path>\/[^'"\s]{0,100})['"]/,
]
const inRoutes: readonly RegExp[] = [
  /^\s{0,20}(?:get|post|put|patch|delete)[ (]["'](?<path>\/?[\w:/.()*-]{1,100})["']/,
  /^\s{0,20}resources? :(?<path>\w{1,60})/,
]
const inUrls = /\b(?:re_)?path\(r?['"](?<path>[^'"\s]{1,100})['"],/
const inDescription = /^ {2}['"]?(?<path>\/[^\s:'"]{0,100})['"]?:$/

/** `/refunds/:id`, where a line makes something answer there; undefined on any other. */
export const endpointIn = (path: string, line: string): string | undefined => {
  const call =
    /(?<!\w)(?<object>[A-Za-z_]{1,40})\.(?<verb>[A-Za-z]{3,10})\(['"`](?:[A-Z]{3,7} )?(?<path>\/[^'"`\s]{0,100})['"`]/.exec(
      line,
    )?.groups
  if (call && serving.test(call['object'] ?? '') && verbs.has((call['verb'] ?? '').toLowerCase()))
    return call['path']
  const patterns = [
    ...annotations,
    ...(/routes(\.rb|\/[\w-]{1,60}\.rb)$/.test(path) ? inRoutes : []),
    ...(path.endsWith('urls.py') ? [inUrls] : []),
    ...(describesEndpoints(path) ? [inDescription] : []),
  ]
  for (const pattern of patterns) {
    const found = pattern.exec(line)?.groups?.['path']
    if (found && found !== '/') return found
  }
  return undefined
}

const describesEndpoints = (path: string): boolean => {
  const file = path.slice(path.lastIndexOf('/') + 1).toLowerCase()
  return /\.ya?ml$/.test(file) && (file.includes('openapi') || file.includes('swagger'))
}

/** `--dry-run`, where a line says that it can be typed; undefined on any other. */
export const flagIn = (line: string): string | undefined =>
  /option|argument|\barg\b|flag|parse/i.test(line)
    ? /['"`](?:-\w, ?)?(?<flag>--[a-z][a-z\d-]{1,40})(?=[=\s,'"`<[])/.exec(line)?.groups?.['flag']
    : undefined

const reading =
  /(?:\benv|environ|ENV|getenv|Getenv|EnvironmentVariable|env::var|env\.get|environ\.get|ENV\.fetch)[.[(]["'`]?(?<name>[A-Z][A-Z\d_]{3,60})\b/g

/** The variables of the environment that a line of code reads. */
export const environmentNamesIn = (line: string): readonly string[] =>
  [...line.matchAll(reading)].flatMap(({ groups }) => groups?.['name'] ?? [])
