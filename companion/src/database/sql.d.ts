/** SQL files are imported as text: esbuild's text loader in bundles, scripts/as-text.cjs in tests. */
declare module '*.sql' {
  const text: string
  export default text
}
