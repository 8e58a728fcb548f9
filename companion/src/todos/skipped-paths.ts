/** True for files that nobody here writes by hand: vendored, generated or minified ones, and lock files. */
export const isSkippedPath = (path: string): boolean => {
  const parts = path.toLowerCase().split('/')
  const name = parts.at(-1) ?? ''
  return parts.slice(0, -1).some((folder) => folders.has(folder)) || endings.some((end) => name.endsWith(end))
}

const folders: ReadonlySet<string> = new Set([
  ...['vendor', 'vendors', 'vendored', 'third_party', 'third-party', 'thirdparty', 'external-libs'],
  ...[
    'node_modules',
    'bower_components',
    'jspm_packages',
    'pods',
    'carthage',
    '.yarn',
    '.venv',
    'site-packages',
  ],
  ...['dist', '__generated__', 'generated', 'generated-sources', '.next', '.nuxt', '__snapshots__'],
])

const endings: readonly string[] = [
  ...['.min.js', '-min.js', '.min.mjs', '.min.css', '-min.css', '.bundle.js', '.chunk.js', '.map'],
  ...[
    '.pb.go',
    '.pb.cc',
    '.pb.h',
    '_pb2.py',
    '_pb2_grpc.py',
    '_pb.js',
    '_pb.ts',
    '.pb.swift',
    '_generated.go',
  ],
  ...[
    '.g.dart',
    '.freezed.dart',
    '.designer.cs',
    '.g.cs',
    '.generated.cs',
    '.generated.ts',
    '.gen.go',
    '.gen.ts',
  ],
  ...[
    'package-lock.json',
    'npm-shrinkwrap.json',
    'yarn.lock',
    'pnpm-lock.yaml',
    'composer.lock',
    'gemfile.lock',
  ],
  ...['cargo.lock', 'poetry.lock', 'pipfile.lock', 'go.sum', 'packages.lock.json', '.snap'],
]
