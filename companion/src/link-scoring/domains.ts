/**
 * Which platform a text or a path speaks of: what is written for one is seldom meant by an issue about another. Only
 * names in general use; nothing of any one project.
 */
export function platformsOfWords(text: string): ReadonlySet<string> {
  const found = new Set<string>()
  for (const [word] of text.toLowerCase().matchAll(/[a-z0-9+#]+/g)) {
    const platform = byWord.get(word)
    if (platform) found.add(platform)
  }
  return found
}

/** Where each changed file belongs, with the share of the files, from 0 to 1. */
export function platformsOfFiles(paths: readonly string[]): ReadonlyMap<string, number> {
  const shares = new Map<string, number>()
  for (const path of paths)
    for (const platform of platformsOfPath(path))
      shares.set(platform, (shares.get(platform) ?? 0) + 1 / paths.length)
  return shares
}

function platformsOfPath(path: string): ReadonlySet<string> {
  const found = new Set(platformsOfWords(path.replace(/([a-z])([A-Z])/g, '$1 $2')))
  const ending = /\.(\w+)$/.exec(path)?.[1]?.toLowerCase()
  const byFile = ending === undefined ? undefined : byEnding.get(ending)
  if (byFile) found.add(byFile)
  return found
}

const table = (rows: Readonly<Record<string, string>>): ReadonlyMap<string, string> =>
  new Map(
    Object.entries(rows).flatMap(([platform, words]) =>
      words.split(' ').map((word): [string, string] => [word, platform]),
    ),
  )

const byWord = table({
  ios: 'ios iphone ipad ipod xcode uikit cocoa objc swift',
  android: 'android dalvik apk',
  windows: 'windows win32 winrt uwp wp8 winphone msbuild xaml directx',
  web: 'web mobileweb html5 html css browser browsers chrome firefox safari ie dom portal angular react vue',
  desktop: 'desktop electron osx macos mac linux ubuntu',
  blackberry: 'blackberry bb10',
  tizen: 'tizen',
  documentation: 'docs doc apidoc documentation readme javadoc docbook changelog guide asciidoc',
  tests: 'test tests testing junit spec specs testcase it unittest',
  building: 'build gradle maven pom jenkins travis ci scons cmake makefile npm packaging installer release',
  database: 'sql db database jdbc cassandra mongodb mongo mysql postgres redis hsqldb oracle',
  commands: 'cli shell command commands console',
  rest: 'rest api http endpoint endpoints',
})

const byEnding = table({
  ios: 'm mm swift xib storyboard pbxproj plist',
  windows: 'cs xaml vcxproj sln csproj vb',
  web: 'css scss less html htm jsx tsx vue svelte',
  documentation: 'md rst adoc asciidoc txt',
  building: 'gradle cmake mk',
  database: 'sql cql ddl',
})
