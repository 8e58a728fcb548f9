/** What the browser gets is imported as text: esbuild's text loader in bundles, scripts/as-text.cjs in tests. */
declare module '*.css' {
  const text: string
  export default text
}
declare module '*.browser.js' {
  const text: string
  export default text
}
