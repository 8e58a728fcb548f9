import { copyFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * Puts the panel as Atlassian's bundler has written it, with the parts that it loads later, beside the page's other
 * files. Returns the file of the functions, which stays where it is.
 */
export async function takeForgeBundles(forgeBundles: string, assetsFolder: string): Promise<string> {
  const panel = join(forgeBundles, 'panel')
  for (const file of await readdir(panel)) {
    if (file.endsWith('.js')) await copyFile(join(panel, file), join(assetsFolder, file))
  }
  return join(forgeBundles, 'functions', 'index.cjs')
}
