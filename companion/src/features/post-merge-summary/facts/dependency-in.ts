/** A package that a line of a manifest names. */
export interface Dependency {
  readonly name: string
  /** As it is written, without the signs of a range; undefined where the line says none. */
  readonly version: string | undefined
}

/** What a line of this manifest depends on. `inside` is the artifact whose lines it stands among, in a pom.xml. */
export const dependencyIn = (file: string, line: string, inside?: string): Dependency | undefined => {
  const form = forms.find(([name]) => name.test(file))
  for (const pattern of form?.[1] ?? []) {
    const { name = inside, version } = pattern.exec(line)?.groups ?? {}
    const isOne = name !== undefined && pattern.test(line) && !notDependencies.has(name)
    if (isOne) return { name, version: version?.replace(/^[\^~>=<!v ]{1,4}(?=\d)/, '').trim() }
  }
  return undefined
}

/** The artifact that a line of a pom.xml names. */
export const artifactIn = (line: string): string | undefined =>
  /<artifactId>(?<name>[\w.-]{1,100})<\/artifactId>/.exec(line)?.groups?.['name']

/** What looks like a package and is not one. */
const notDependencies = new Set(
  'version node npm yarn pnpm vscode main name python requires-python rust-version edition resolver target-version line-length python-version sdk flutter java.version project'.split(
    ' ',
  ),
)

const toml = [
  /^(?<name>[\w.-]{1,80}) ?= ?"(?<version>[\^~>=<v ]{0,4}\d[^"\s]{0,40})"/,
  /^(?<name>[\w.-]{1,80}) ?= ?\{[^}]{0,100}version ?= ?"(?<version>[^"\s]{1,40})"/,
  /^\s{0,8}"(?<name>[A-Za-z\d][\w.-]{0,80})(?:\[[\w,-]{1,40}\])? ?(?:[=~>]=) ?(?<version>[\w.*+-]{1,40})/,
]

const forms: readonly (readonly [file: RegExp, lines: readonly RegExp[]])[] = [
  [
    /^(package|composer|deno)\.json$/,
    [
      /^\s{0,12}"(?<name>@?[\w.-]{1,80}(?:\/[\w.-]{1,80})?)": ?"(?<version>[\^~>=<v ]{0,4}\d[^"]{0,40})",?$/,
      /^\s{0,12}"(?<name>@?[\w.-]{1,80}(?:\/[\w.-]{1,80})?)": ?"(?:workspace:|catalog:|npm:|git\+|github:|\*)[^"]{0,100}",?$/,
    ],
  ],
  [
    /^requirements.*\.(txt|in)$/,
    [/^(?<name>[A-Za-z\d][\w.-]{0,80})(?:\[[\w,-]{1,40}\])? ?(?:[=~><!]=|[<>]) ?(?<version>[\w.*+-]{1,40})/],
  ],
  [/^(pyproject\.toml|pipfile|cargo\.toml|libs\.versions\.toml)$/, toml],
  [
    /^go\.mod$/,
    [/^\s{0,8}(?:require )?(?<name>[\w-]{1,60}\.[\w.-]{1,60}\/[\w.~/-]{1,150}) (?<version>v\d[\w.+-]{0,60})/],
  ],
  [
    /^(gemfile|.*\.gemspec)$/,
    [
      /^\s{0,8}(?:gem|\w{1,10}\.add_\w{0,20}dependency)[ (]["'](?<name>[\w.-]{1,80})["'](?:, ?["'](?<version>[\^~>=< ]{0,4}\d[\w.-]{0,30})["'])?/,
    ],
  ],
  [
    /^pom\.xml$/,
    [
      /<(?<name>[\w-]{1,80})\.version>(?<version>\d[\w.-]{0,40})<\//,
      /^\s{0,40}<version>(?<version>\d[\w.-]{0,40})<\/version>/,
    ],
  ],
  [
    /^build\.gradle(\.kts)?$/,
    [
      /^\s{0,12}\w{3,40}[ (]{1,2}["'][\w.-]{1,80}:(?<name>[\w.-]{1,80}):(?<version>[\w.+-]{1,40})["']/,
      /^\s{0,12}id[ (]["'](?<name>[\w.-]{1,80})["']\)? version ["'](?<version>[\w.+-]{1,40})["']/,
    ],
  ],
  [
    /^(.*\.csproj|directory\.packages\.props)$/,
    [/<Package(?:Reference|Version) Include="(?<name>[\w.-]{1,100})" Version="(?<version>[^"]{1,40})"/],
  ],
  [/^pubspec\.yaml$/, [/^ {2}(?<name>[a-z_\d]{1,60}): (?<version>\^?\d[\w.+-]{0,30})/]],
  [/^mix\.exs$/, [/\{:(?<name>\w{1,60}), ?"(?<version>[~>= ]{0,4}\d[\w.-]{0,30})"/]],
  [/^build\.sbt$/, [/"[\w.-]{1,80}" ?%{1,3} ?"(?<name>[\w.-]{1,80})" ?% ?"(?<version>[\w.+-]{1,40})"/]],
]
