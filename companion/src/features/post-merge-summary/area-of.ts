/** Folders that only hold other folders: the one below them names the area. */
const wrappers = [
  'src',
  'lib',
  'app',
  'apps',
  'packages',
  'modules',
  'services',
  'main',
  'java',
  'kotlin',
  'internal',
]

/** The part of the code a file belongs to, in words people use: `Checkout`, `Tests`, `Documentation`. */
export const areaOf = (path: string): string => {
  const segments = path.split('/')
  const file = segments.at(-1) ?? path
  if (isTest(segments, file)) return 'Tests'
  if (segments.includes('migrations')) return 'Migrations'
  if (isDependencyList(file)) return 'Dependencies'
  if (segments[0] === 'docs' || /\.(md|mdx|rst|adoc)$/i.test(file)) return 'Documentation'
  const folder = segments.slice(0, -1).find((segment) => !wrappers.includes(segment.toLowerCase()))
  return folder === undefined || folder.startsWith('.') ? 'Project' : inWords(folder)
}

const isTest = (segments: readonly string[], file: string) =>
  segments.some((segment) =>
    ['test', 'tests', '__tests__', 'spec', 'specs', 'e2e'].includes(segment.toLowerCase()),
  ) ||
  /[._-](test|spec)\.[^.]+$/i.test(file) ||
  /^test_/.test(file)

const isDependencyList = (file: string) =>
  /^(package(-lock)?\.json|yarn\.lock|pnpm-lock\.yaml|go\.(mod|sum)|Cargo\.(toml|lock)|requirements.*\.txt|poetry\.lock|Gemfile(\.lock)?|pom\.xml|build\.gradle(\.kts)?|composer\.(json|lock))$/.test(
    file,
  )

/** `payment-client` and `paymentClient` both read "Payment client". */
export const inWords = (name: string): string => {
  const words = name
    .replace(/(?<=.)\.[^.]+$/, '')
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/[-_.]+/g, ' ')
    .trim()
    .toLowerCase()
  return words === '' ? name : words.charAt(0).toUpperCase() + words.slice(1)
}
