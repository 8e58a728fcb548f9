/**
 * Whether a pattern of a CODEOWNERS file is about a path. It follows
 * https://docs.github.com/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners:
 * gitignore's rules without negation and ranges. A slash before the last letter ties the pattern to the root, `**`
 * stands for any number of folders, a folder's name stands for all that is in it, and `docs/*` for the files of `docs`
 * but not for those of its folders. Upper and lower case differ. The time grows with pattern times path, no faster.
 */
export function matchesPath(pattern: string, path: string): boolean {
  const { parts, isFolder, isShallow } = partsOf(pattern)
  const folders = path.split('/')
  let reached = openAt(new Set([0]), parts)
  for (const [index, name] of folders.entries()) {
    reached = openAt(after(reached, parts, name), parts)
    if (reached.size === 0) return false
    const isWhole = index === folders.length - 1
    if (reached.has(parts.length) && (isFolder ? !isWhole : isWhole || !isShallow)) return true
  }
  return false
}

const partsOf = (pattern: string) => {
  const isFolder = pattern.endsWith('/')
  const parts = pattern.split('/').filter((part) => part !== '')
  const isTied = pattern.slice(0, -1).includes('/')
  const isShallow = isTied && parts.at(-1) === '*'
  return { parts: isTied ? parts : ['**', ...parts], isFolder, isShallow }
}

/** The places in the pattern that are reached, and those behind a `**`, which may stand for nothing. */
function openAt(reached: Set<number>, parts: readonly string[]): Set<number> {
  for (const at of reached) if (parts[at] === '**') reached.add(at + 1)
  return reached
}

function after(reached: ReadonlySet<number>, parts: readonly string[], name: string): Set<number> {
  const next = new Set<number>()
  for (const at of reached) {
    const part = parts[at]
    if (part === undefined) continue
    if (part === '**') next.add(at)
    else if (matchesName(part, name)) next.add(at + 1)
  }
  return next
}

/** `*` stands for any letters of one name, `?` for one. Where a star took too little, the last one takes one more. */
function matchesName(part: string, name: string): boolean {
  let at = 0
  let star: { readonly at: number; taken: number } | undefined
  for (let letter = 0; letter < name.length; ) {
    if (part[at] === '*') {
      star = { at, taken: letter }
      at += 1
    } else if (part[at] === '?' || part[at] === name[letter]) {
      at += 1
      letter += 1
    } else {
      if (!star) return false
      star.taken += 1
      letter = star.taken
      at = star.at + 1
    }
  }
  while (part[at] === '*') at += 1
  return at === part.length
}
