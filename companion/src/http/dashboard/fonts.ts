interface FontFile {
  readonly name: string
  readonly path: string
  readonly family: 'Inter' | 'JetBrains Mono'
  readonly range: string
}

const latin =
  'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215'
const latinExtended = 'U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+1D00-1DBF,U+1E00-1E9F,U+20A0-20AB'

/** Inter and JetBrains Mono for Latin scripts, so that a closed network looks the same. */
export const fontFiles: readonly FontFile[] = [
  {
    name: 'inter.woff2',
    path: '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2',
    family: 'Inter',
    range: latin,
  },
  {
    name: 'inter-extended.woff2',
    path: '@fontsource-variable/inter/files/inter-latin-ext-wght-normal.woff2',
    family: 'Inter',
    range: latinExtended,
  },
  {
    name: 'jetbrains-mono.woff2',
    path: '@fontsource-variable/jetbrains-mono/files/jetbrains-mono-latin-wght-normal.woff2',
    family: 'JetBrains Mono',
    range: latin,
  },
]

export const fontFaces = fontFiles
  .map(
    ({ name, family, range }) => `@font-face {
  font-family: "${family}";
  font-weight: 100 900;
  font-display: swap;
  src: url("/assets/${name}") format("woff2");
  unicode-range: ${range};
}`,
  )
  .join('\n')
