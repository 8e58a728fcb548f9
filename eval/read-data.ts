import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { CannotMeasure } from './cannot-measure'
import type { DataFolder } from './eval-set'

/** A folder with data. A file is looked for at its root, then in its `security/`. Throws `CannotMeasure`. */
export async function openFolder(folder: string): Promise<DataFolder> {
  const found = await stat(folder).catch(() => undefined)
  if (!found?.isDirectory()) throw new CannotMeasure(`There is no folder ${folder}.`)
  return {
    async read(name) {
      for (const place of [folder, join(folder, 'security')]) {
        for (const { ending, parse } of formats) {
          const file = join(place, `${name}${ending}`)
          const content = await contentOf(file)
          if (content) return parsed(file, () => parse(content))
        }
      }
      const endings = formats.map(({ ending }) => ending).join(', ')
      throw new CannotMeasure(
        `The folder ${folder} holds no file ${name} (${endings}), and neither does its security/.`,
      )
    },

    async readText(path) {
      const content = await contentOf(join(folder, path))
      if (content) return content.toString('utf8')
      throw new CannotMeasure(`The folder ${folder} holds no file ${path}.`)
    },

    async names() {
      const names = (await readdir(folder)).flatMap((file) => {
        const format = formats.find(({ ending }) => file.endsWith(ending))
        return format ? [file.slice(0, -format.ending.length)] : []
      })
      return [...new Set(names)].sort()
    },
  }
}

const formats: readonly { readonly ending: string; readonly parse: (content: Buffer) => unknown }[] = [
  { ending: '.json', parse: (content) => JSON.parse(content.toString('utf8')) },
  { ending: '.jsonl', parse: (content) => rowsOf(content) },
  { ending: '.jsonl.gz', parse: (content) => rowsOf(gunzipSync(content)) },
]

function rowsOf(content: Buffer): readonly unknown[] {
  const lines = content.toString('utf8').split('\n')
  return lines.filter((line) => line.trim() !== '').map((line) => JSON.parse(line))
}

/** Undefined when there is no such file. */
async function contentOf(file: string): Promise<Buffer | undefined> {
  try {
    return await readFile(file)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined
    throw new CannotMeasure(`The file ${file} could not be read (${code}).`, { cause: error })
  }
}

function parsed(file: string, parse: () => unknown): unknown {
  try {
    return parse()
  } catch (error) {
    throw new CannotMeasure(`The file ${file} does not hold what its ending promises.`, { cause: error })
  }
}
