import { readPatch } from '../companion/src/patches/read-patch'
import { compareTodos } from '../companion/src/todos/compare-todos'
import { usualKeywords } from '../companion/src/todos/todo'
import { todosInText } from '../companion/src/todos/todos-in-text'
import type { Figure } from './figures'
import { median } from './spread'
import { adversarialTexts, type GeneratedFile, generatedPullRequest, repeated } from './todo-texts'

const ROUNDS = 9
const MB = 1024 * 1024
const [FILES, BYTES] = [300, 5 * MB]
const GOAL_MS = 200

/** How fast the to-dos of a large pull request are read, beside another product, and of texts made to hold it up. */
export const todos = async (say: (line: string) => void): Promise<readonly Figure[]> => [
  ...(await usual(say)),
  ...worst(say),
]

/** All ways in turn in every round, so that a slower moment of the machine meets them all. */
const usual = async (say: (line: string) => void): Promise<readonly Figure[]> => {
  const files = generatedPullRequest(FILES, BYTES)
  const patch = files.map((file) => file.patch).join('')
  const peer = await findPeer()
  const ways = {
    patch: async () => compareTodos(readPatch(patch)).new.length,
    texts: async () =>
      sumOf(files.map((file) => todosInText({ path: `a${file.ending}`, text: file.text }, usualKeywords))),
    peer: async () => (peer ? sumOf(await Promise.all(files.map((file) => parsed(peer.parse, file)))) : 0),
  }
  const took: Record<keyof typeof ways, number[]> = { patch: [], texts: [], peer: [] }
  const found = { patch: 0, texts: 0, peer: 0 }
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const way of ['patch', 'texts', 'peer'] as const) {
      const startedAt = performance.now()
      found[way] = await ways[way]()
      took[way].push(performance.now() - startedAt)
    }
    say(`round ${round} of ${ROUNDS}`)
  }
  const tookMs = (way: keyof typeof ways) => median(took[way].slice(1))
  const bytes = sumOf(files.map(({ text }) => text))
  return [
    {
      what: `new to-dos of a pull request (${mb(patch.length)}, ${FILES} files): ${found.patch}`,
      figure: speed(patch.length, tookMs('patch')),
    },
    {
      what: `every to-do in the texts of its files (${mb(bytes)}): ${found.texts}`,
      figure: speed(bytes, tookMs('texts')),
    },
    {
      what: `the same texts by leasot ${PEER_VERSION}: ${peer ? found.peer : 'not installed'}`,
      figure: peer ? speed(bytes, tookMs('peer')) : `\`npm install --no-save leasot@${PEER_VERSION}\``,
      ...(peer
        ? {
            goal: {
              words: 'ours at least half as fast',
              isMet: tookMs('texts') <= 2 * tookMs('peer'),
              isOfTime: true as const,
            },
          }
        : {}),
    },
  ]
}

const sumOf = (lists: readonly { readonly length: number }[]) =>
  lists.reduce((sum, { length }) => sum + length, 0)

const PEER_VERSION = '14.4.0'
type Parse = (text: string, options: object) => Promise<readonly unknown[]>

/** leasot is no dependency of ours: it is compared with where somebody installed it. */
const findPeer = async (): Promise<{ readonly parse: Parse } | undefined> => {
  const name = 'leasot'
  return import(name).catch(() => undefined)
}

const parsed = (parse: Parse, { ending, text }: GeneratedFile) =>
  parse(text, { extension: ending, filename: `a${ending}`, customTags: ['hack', 'xxx'] })

/** Each text as a whole file and as a hunk of a patch, of which nobody knows where it begins. */
const worst = (say: (line: string) => void): readonly Figure[] => {
  const measured = Object.entries(adversarialTexts).map(([kind, { path, part }]) => {
    const text = repeated(part, MB)
    const asFile = () => todosInText({ path, text }, usualKeywords)
    const asPiece = () => todosInText({ path, text, isPiece: true }, usualKeywords)
    const asPatch = () => compareTodos(readPatch(addedText(path, text)))
    const tookMs = Math.max(
      ...[asFile, asPiece, asPatch].map((read) => median(Array.from({ length: 5 }, () => timeOnce(read)))),
    )
    say(`${kind}: ${ms(tookMs)} for 1 MB`)
    return { kind, tookMs }
  })
  const slowest = measured.reduce((most, one) => (one.tookMs > most.tookMs ? one : most))
  return [
    {
      what: `slowest of ${measured.length} dense texts of 1 MB, each as file, piece and patch: ${slowest.kind}`,
      figure: ms(slowest.tookMs),
      goal: { words: `≤ ${GOAL_MS} ms`, isMet: slowest.tookMs <= GOAL_MS, isOfTime: true as const },
    },
  ]
}

const addedText = (path: string, text: string) => {
  const lines = text.split('\n')
  return `--- a/${path}\n+++ b/${path}\n@@ -9,0 +9,${lines.length} @@\n+${lines.join('\n+')}\n`
}

const timeOnce = (read: () => unknown): number => {
  const startedAt = performance.now()
  read()
  return performance.now() - startedAt
}

const mb = (bytes: number) => `${(bytes / MB).toFixed(1)} MB`
const ms = (value: number) => `${value.toFixed(1)} ms`
const speed = (bytes: number, tookMs: number) =>
  `${(bytes / MB / (tookMs / 1000)).toFixed(0)} MB/s (${ms(tookMs)})`
