import { copyFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * Puts panel, admin page and personal settings as Atlassian's bundler has written them, with the parts that they load later, beside the page's other
 * files. Returns the file of the functions, which stays where it is.
 */
export async function takeForgeBundles(forgeBundles: string, assetsFolder: string): Promise<string> {
  for (const resource of ['panel', 'admin', 'personal']) {
    const folder = join(forgeBundles, resource)
    for (const file of await readdir(folder)) {
      if (file.endsWith('.js')) await copyFile(join(folder, file), join(assetsFolder, file))
    }
  }
  return join(forgeBundles, 'functions', 'index.cjs')
}
