import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'esbuild'

/** Answers `throughline:icons`: each core icon of the design system, by the name UI Kit gives it. */
export const everyIcon = (repositoryFolder: string): Plugin => ({
  name: 'every-icon',
  setup(build) {
    build.onResolve({ filter: /^throughline:icons$/ }, ({ path }) => ({ path, namespace: 'every-icon' }))
    build.onLoad({ filter: /.*/, namespace: 'every-icon' }, () => ({
      contents: moduleOf(join(repositoryFolder, 'node_modules/@atlaskit/icon/core')),
      resolveDir: repositoryFolder,
    }))
  },
})

function moduleOf(folder: string): string {
  const names = readdirSync(folder).flatMap((file) => (file.endsWith('.js') ? [file.slice(0, -3)] : []))
  const imports = names.map((name, n) => `import i${n} from '@atlaskit/icon/core/${name}'`)
  const entries = names.map((name, n) => `'${name}': i${n}`)
  return `${imports.join('\n')}\nexport const icons = { ${entries.join(', ')} }`
}
