/** Inter for Latin scripts, from the package's own files: no page of the sandbox loads anything from another machine. */
export const fontFiles = ['inter-latin-wght-normal.woff2', 'inter-latin-ext-wght-normal.woff2'] as const

const rangeOf = {
  'inter-latin-wght-normal.woff2':
    'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215',
  'inter-latin-ext-wght-normal.woff2':
    'U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+1D00-1DBF,U+1E00-1E9F,U+20A0-20AB',
}

export const fontFaces = fontFiles
  .map(
    (file) => `@font-face {
  font-family: Inter;
  font-weight: 100 900;
  font-display: swap;
  src: url(${file}) format('woff2');
  unicode-range: ${rangeOf[file]};
}
`,
  )
  .join('')
