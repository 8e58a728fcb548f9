import type { ChangedFile } from './pull-request'

/** What is read of one pull request's changes, whatever its size: the patches of so many files, and no more in all. */
export const MOST_PATCHES = 300
export const MOST_CHARACTERS_OF_PATCHES = 3 * 1024 * 1024

/** The same files; those beyond the bounds have no patch. A patch is there as a whole or not at all. */
export const withBoundedPatches = (files: readonly ChangedFile[]): readonly ChangedFile[] => {
  let [patches, characters] = [0, 0]
  return files.map((file) => {
    const { patch, ...rest } = file
    if (patch === undefined) return file
    const fits = patches < MOST_PATCHES && characters + patch.length <= MOST_CHARACTERS_OF_PATCHES
    if (!fits) return rest
    patches += 1
    characters += patch.length
    return file
  })
}
