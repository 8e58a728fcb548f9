/** Files that are the door of their folder, which says more than they do. */
const doors = new Set('index mod lib main __init__ page route layout init'.split(' '))

/** A file's name without its ending, and a test's without the word that says so; a door's is its folder's. */
export const fileNameOf = (path: string): string => {
  const segments = path.split('/')
  const file = segments.at(-1) ?? path
  const stem = file.replace(/(?<=.)\.[^.]+$/, '')
  const name = stem.replace(/[._-](?:test|tests|spec|stories)$/i, '').replace(/^test_(?=.)/, '')
  const folder = segments.at(-2)
  return doors.has(name) && folder ? folder : name || file
}
