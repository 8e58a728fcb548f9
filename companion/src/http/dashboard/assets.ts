import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { Hono } from 'hono'
import { declareAuth } from '../declared-auth'
import { fontFaces, fontFiles } from './fonts'
import { iconSvg } from './icon-svg'
import script from './in-the-browser.browser.js'
import adaptive from './styles/adaptive.css'
import base from './styles/base.css'
import controls from './styles/controls.css'
import dialog from './styles/dialog.css'
import frame from './styles/frame.css'
import parts from './styles/parts.css'
import tables from './styles/tables.css'
import tokens from './styles/tokens.css'

interface Asset {
  readonly body: string | Uint8Array<ArrayBuffer>
  readonly type: string
}

export interface Assets {
  /** GET /assets/:file */
  readonly doors: Hono
  /** The address of a file, which changes with its content, so that a browser may keep it for ever. */
  readonly urlOf: (file: AssetName) => string
}

export type AssetName = 'dashboard.css' | 'dashboard.js' | 'htmx.js' | 'throughline.svg'

/**
 * Reads every file that a page of the dashboard loads: nothing comes from another machine, and a package that is
 * missing stops the start, not a page. `urlOf` throws for a file that is not among them.
 */
export const readAssets = (): Assets => {
  const files = filesIn(createRequire(import.meta.url))
  const version = createHash('sha256')
  for (const { body } of files.values()) version.update(body)
  const tag = version.digest('hex').slice(0, 12)

  const doors = new Hono().get('/assets/:file', declareAuth('public'), (context) => {
    const asset = files.get(context.req.param('file'))
    if (!asset) return context.text('There is nothing here.', 404)
    return context.body(asset.body, 200, { 'content-type': asset.type, 'cache-control': forEver })
  })
  return { doors, urlOf: (file) => `/assets/${file}?v=${tag}` }
}

const forEver = 'public, max-age=31536000, immutable'
const types = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
  woff2: 'font/woff2',
}

const filesIn = (require: NodeJS.Require): ReadonlyMap<string, Asset> => {
  const fromPackage = (path: string) => new Uint8Array(readFileSync(require.resolve(path)))
  const css = [tokens, fontFaces, base, frame, controls, parts, dialog, tables, adaptive].join('\n')
  return new Map<string, Asset>([
    ['dashboard.css', { body: css, type: types.css }],
    ['dashboard.js', { body: script, type: types.js }],
    ['htmx.js', { body: fromPackage('htmx.org/dist/htmx.min.js'), type: types.js }],
    ['throughline.svg', { body: iconSvg, type: types.svg }],
    ...fontFiles.map(({ name, path }) => [name, { body: fromPackage(path), type: types.woff2 }] as const),
  ])
}
