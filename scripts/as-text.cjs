/** Lets tests import a file as text, as esbuild's text loader does in bundles. */
module.exports = {
  process: (text) => ({ code: `module.exports = { __esModule: true, default: ${JSON.stringify(text)} }` }),
}
