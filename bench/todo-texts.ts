/** A changed file of the generated patch: what the patch says of it, and its text after the change. */
export interface GeneratedFile {
  readonly patch: string
  readonly ending: string
  readonly text: string
}

/** A pull request of so many files and bytes, as people write code: most lines say nothing of what is left to do. */
export const generatedPullRequest = (files: number, bytes: number): readonly GeneratedFile[] =>
  Array.from({ length: files }, (_, index) => generatedFile(index, bytes / files))

const generatedFile = (index: number, bytes: number): GeneratedFile => {
  const language = languages[index % languages.length] ?? languages[0]
  const path = `src/area-${index % 17}/file-${index}.${language.ending}`
  const hunks: string[] = []
  const text: string[] = []
  for (let size = 0, line = 1; size < bytes; line += LINES_APART) {
    const lines = hunkLines(language, index + line)
    const [old, fresh] = ['+', '-'].map((other) => lines.filter((one) => !one.startsWith(other)))
    const hunk = [`@@ -${line},${old?.length} +${line},${fresh?.length} @@`, ...lines].join('\n')
    hunks.push(hunk)
    text.push(...(fresh ?? []).map((one) => one.slice(1)))
    size += hunk.length
  }
  const head = [`diff --git a/${path} b/${path}`, `--- a/${path}`, `+++ b/${path}`]
  return { patch: [...head, ...hunks, ''].join('\n'), ending: `.${language.ending}`, text: text.join('\n') }
}
const LINES_APART = 40

interface Sample {
  readonly ending: string
  readonly comment: string
  readonly code: readonly string[]
}

const braces = [
  '  const items = await store.read(session.id, "the cart\'s own items")',
  '  if (items.length === 0 && !options.mayBeEmpty) return undefined',
  '  /* The lock is held for 200 ms at most. */',
  "  log.info({ tenant, deliveryId: 'a//b' }, 'kept delivery')",
  '',
  '  for (const item of items) total += item.price * item.count / 100',
]
const indented = [
  '    items = store.read(session.id, "the cart\'s own items")',
  '    if not items and not options.may_be_empty: return None',
  "    log.info('kept # delivery', extra={'tenant': tenant})",
  '',
  '    total = sum(item.price * item.count for item in items)',
]
const languages: readonly [Sample, ...Sample[]] = [
  { ending: 'ts', comment: '//', code: braces },
  { ending: 'java', comment: '//', code: braces },
  { ending: 'py', comment: '#', code: indented },
  { ending: 'go', comment: '//', code: braces },
  { ending: 'rb', comment: '#', code: indented },
  { ending: 'kt', comment: '//', code: braces },
]

/** Every seventh hunk adds a to-do, every eleventh moves one. */
const hunkLines = ({ comment, code }: Sample, seed: number): readonly string[] => {
  const lineAt = (at: number) => code[(seed + at) % code.length] ?? ''
  const around = (from: number) => Array.from({ length: 3 }, (_, at) => ` ${lineAt(from + at)}`)
  const changed = Array.from({ length: 8 }, (_, at) => `${at % 3 === 0 ? '-' : '+'}${lineAt(at)}`)
  const added = seed % 7 === 0 ? [`+  ${comment} TODO(mina): look at ${seed} again`] : []
  const moved = `  ${comment} FIXME moved from ${seed}`
  const both = seed % 11 === 0 ? [`-${moved}`, `+${moved}`] : []
  return [...around(0), ...changed, ...added, ...both, ...around(5)]
}

/** Texts made to cost as much as they can: each repeats what a careless reader would go back over. */
export const adversarialTexts: Readonly<Record<string, { readonly path: string; readonly part: string }>> = {
  'to-dos without end': { path: 'a.ts', part: '// TODO: a\n' },
  'to-dos on one line': { path: 'a.ts', part: '/* TODO: a */' },
  'keywords on one line': { path: 'a.ts', part: 'TODO FIXME HACK XXX ' },
  'open comments': { path: 'a.rs', part: '/* TODO ' },
  'open strings': { path: 'a.ts', part: '" TODO \\' },
  'open templates': { path: 'a.ts', part: '`$' + '{ TODO ' },
  'open regular expressions': { path: 'a.js', part: '= /[ TODO ' },
  'open heredocs': { path: 'a.sh', part: '<<EOF TODO\n' },
  'raw strings with other ends': { path: 'a.cpp', part: 'R"a( TODO ' },
  'open documentation': { path: 'a.py', part: '\n"""TODO ' },
  'code in pages': { path: 'a.php', part: '<?php // TODO ?>' },
  'open scripts': { path: 'a.vue', part: '<script TODO ' },
  'closing alone': { path: 'a.hs', part: 'TODO -} {- ' },
  'quotes alone': { path: 'a.cs', part: '\'"' },
  stars: { path: 'a.c', part: ' * TODO\n' },
}

export const repeated = (part: string, bytes: number) =>
  part.repeat(Math.ceil(bytes / part.length)).slice(0, bytes)
