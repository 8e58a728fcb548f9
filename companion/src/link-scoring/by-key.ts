/** Orders issue keys by project, then by number. */
export function byKey(one: string, other: string): number {
  const [project, number] = parts(one)
  const [otherProject, otherNumber] = parts(other)
  if (project !== otherProject) return project < otherProject ? -1 : 1
  return number - otherNumber
}

const parts = (key: string): readonly [string, number] => {
  const dash = key.lastIndexOf('-')
  return [key.slice(0, dash), Number(key.slice(dash + 1))]
}
