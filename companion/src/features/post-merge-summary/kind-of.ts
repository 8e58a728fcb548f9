/** What a file is there for. `code` is what the product does; all others support it. */
export type FileKind =
  | 'code'
  | 'migrations'
  | 'dependencies'
  | 'configuration'
  | 'translations'
  | 'tests'
  | 'build'
  | 'documentation'
  | 'generated'

/** The same file is always of the same kind, told by its path alone. */
export const kindOf = (path: string): FileKind => {
  const segments = path.toLowerCase().split('/')
  const file = segments.at(-1) ?? ''
  const folders = segments.slice(0, -1)
  return rules.find(([, isOne]) => isOne(folders, file, path))?.[0] ?? 'code'
}

type Rule = readonly [FileKind, (folders: readonly string[], file: string, path: string) => boolean]

const isAmong = (names: string, folders: readonly string[]) =>
  folders.some((folder) => names.split(' ').includes(folder))

/** In this order: a test's configuration is a part of the tests, a generated migration is a migration. */
const rules: readonly Rule[] = [
  [
    'generated',
    (folders, file) =>
      isAmong('dist vendor node_modules generated __generated__ third_party', folders) ||
      /\.(min\.js|min\.css|map|pb\.go|g\.dart|designer\.cs)$/.test(file) ||
      /_pb2(_grpc)?\.pyi?$/.test(file),
  ],
  [
    'migrations',
    (folders, file) => isAmong('migrations migration migrate alembic flyway', folders) && isMigration(file),
  ],
  ['dependencies', (_, file) => manifests.test(file) || locks.test(file)],
  [
    'tests',
    (folders, file, path) =>
      isAmong(
        'test tests __tests__ spec specs e2e cypress __snapshots__ __mocks__ testdata fixtures integration-tests androidtest itest it',
        folders,
      ) ||
      /[._-](test|tests|spec|snap|stories)\.[^.]+$/.test(file) ||
      /^(test_.*|conftest)\.py$/.test(file) ||
      /[a-z\d](Tests?|Spec|IT|Test ?Case)\.(java|kt|scala|groovy|cs|swift|php)$/.test(path),
  ],
  [
    'documentation',
    (folders, file) =>
      (isAmong('docs doc documentation', folders.slice(0, 2)) && !/\.(ts|js|py|css|json)$/.test(file)) ||
      /\.(md|mdx|rst|adoc|markdown)$/.test(file) ||
      /^(license|licence|notice|authors|contributors|changelog|changes|codeowners)(\.txt)?$/.test(file),
  ],
  [
    'translations',
    (folders, file) =>
      (isAmong('locales locale i18n l10n lang translations messages', folders) &&
        /\.(json|ya?ml|properties|po|pot|xliff?|strings|arb|ftl|resx|php|rb)$/.test(file)) ||
      /\.(po|pot|xlf|xliff|arb|ftl)$/.test(file) ||
      /^(messages|strings|localizable)[\w-]*\.(properties|strings|xml)$/.test(file),
  ],
  [
    'build',
    (folders, file) =>
      isAmong('.github .gitlab .circleci .buildkite .husky .vscode .idea .teamcity', folders) ||
      buildFiles.test(file) ||
      /\.(iml|editorconfig|bazel|bzl|mk|cmake)$/.test(file),
  ],
  [
    'configuration',
    (folders, file) =>
      isAmong(
        'config conf configs configuration settings deploy k8s kubernetes helm charts terraform infra ansible',
        folders,
      )
        ? /\.(json|ya?ml|toml|ini|env|conf|cfg|properties|tf|tfvars|xml|tpl|j2)$/.test(file)
        : /^\.env/.test(file) ||
          /\.(ini|toml|env|conf|cfg|properties|tf|tfvars)$/.test(file) ||
          /^(application|appsettings|settings|config|values)[\w.-]*\.(ya?ml|json)$/.test(file) ||
          /^docker-compose[\w.-]*\.ya?ml$/.test(file),
  ],
]

/** Whatever else lies beside migrations, such as their runner, is code. */
const isMigration = (file: string) =>
  /\.(sql|rb|xml|ya?ml)$/.test(file) || /^(v?\d|u\d|r__|m\d)/.test(file) || /^[a-z0-9]{12}_/.test(file)

const manifests =
  /^(package\.json|go\.mod|cargo\.toml|requirements[\w.-]*\.(txt|in)|pyproject\.toml|pipfile|gemfile|[\w.-]+\.gemspec|pom\.xml|build\.gradle(\.kts)?|libs\.versions\.toml|composer\.json|[\w.-]+\.csproj|directory\.packages\.props|packages\.config|pubspec\.yaml|mix\.exs|build\.sbt|podfile|package\.swift|deno\.json)$/

const locks =
  /^(package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml|bun\.lockb?|go\.sum|cargo\.lock|poetry\.lock|uv\.lock|pipfile\.lock|gemfile\.lock|composer\.lock|pubspec\.lock|mix\.lock|podfile\.lock|packages\.lock\.json|gradle\.lockfile|package\.resolved)$/

const buildFiles =
  /^(makefile|dockerfile[\w.-]*|[\w-]*\.dockerfile|jenkinsfile|procfile|rakefile|build\.xml|cmakelists\.txt|tsconfig[\w.-]*\.json|jsconfig\.json|settings\.gradle(\.kts)?|gradle\.properties|gradlew(\.bat)?|nx\.json|turbo\.json|lerna\.json|biome\.jsonc?|babel\.config\.\w+|jest\.config\.\w+|vitest\.config\.\w+|vite\.config\.\w+|webpack[\w.-]*\.\w+|rollup\.config\.\w+|tslint\.json|sonar-project\.properties|\.gitlab-ci\.yml|\.travis\.yml|azure-pipelines[\w.-]*\.yml|bitbucket-pipelines\.yml|\.(gitignore|gitattributes|dockerignore|npmrc|nvmrc|npmignore|tool-versions|node-version|prettier[\w.]*|eslint[\w.]*|stylelint[\w.]*|babelrc|browserslistrc|rubocop\.yml|golangci\.ya?ml|pre-commit-config\.yaml|editorconfig))$/

/** A lock says again, in full, what the file beside it says. */
export const isLock = (path: string): boolean => locks.test((path.split('/').at(-1) ?? '').toLowerCase())
