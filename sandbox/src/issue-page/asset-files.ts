import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Context, Hono } from 'hono'

const contentTypes: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
  woff2: 'font/woff2',
}

/** Files a page may load: never the functions, the notes of the build, or anything outside the folder. */
export function createAssetFiles(assetsFolder: string): Hono {
  return new Hono().get('/:file{[a-z0-9-]+\\.(?:css|js|svg|woff2)}', async (c) => {
    const file = c.req.param('file')
    const body = await readFile(join(assetsFolder, file)).catch(() => undefined)
    return body === undefined ? c.notFound() : answer(c, body, file)
  })
}

const answer = (c: Context, body: Buffer, file: string) =>
  c.body(new Uint8Array(body), 200, {
    'content-type': contentTypes[file.slice(file.lastIndexOf('.') + 1)] ?? 'application/octet-stream',
    'cache-control': 'no-cache',
  })
