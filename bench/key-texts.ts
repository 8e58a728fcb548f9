/** A description as people write them, `bytes` long: prose, lists, code, addresses, and now and then a key. */
export const typicalText = (bytes: number): string => repeated(paragraphs, bytes)

const paragraphs = `## What changes

The cart keeps its items when a session ends, see SHOP-7 and the review of #1234. Nobody has to sign in again, and the
old cookie-based store (2.14.0-rc.1) goes away. Fixes SHOP-118, follows up on https://shop.example.com/browse/SHOP-21.

- [x] a well-known e-mail address is checked with UTF-8 in mind
- [ ] the retry-after header of the payment service, at most 30 seconds
- see [the notes](https://docs.example.com/a/b?c=d#release-notes) and \`npm run build-all -- --watch\`

\`\`\`ts
const items = await store.read(session.id) // the lock is held for 200 ms at most
if (items.length === 0) return undefined
\`\`\`

<!-- Tell reviewers where to begin. SHOP-1 is only an example. -->

Co-authored-by: Mina <mina@example.com>

`

/** Texts made to cost as much as they can: each repeats what a careless reader would go back over. */
export const adversarialTexts = {
  'dashes alone': (bytes) => '-'.repeat(bytes),
  'A-A-A-': (bytes) => repeated('A-', bytes),
  'keys without end': (bytes) => repeated('AB-1 ', bytes),
  'ever other keys': (bytes) => ownKeys(bytes),
  'one long word': (bytes) => `${'A'.repeat(bytes - 2)}-1`,
  'one long number': (bytes) => `AB-${'1'.repeat(bytes - 3)}`,
  'A_A_A_ and a dash, every 256': (bytes) => repeated(`${'A_'.repeat(127)}-x`, bytes),
  'addresses without end': (bytes) => repeated('http://a-1 ', bytes),
  'one long address of keys': (bytes) => `https://${repeated('x/AB-1/', bytes - 8)}`,
  'schemes alone': (bytes) => repeated('://', bytes),
  'open brackets': (bytes) => `http://${'('.repeat(bytes - 7)}`,
  'open comments': (bytes) => repeated('x <!-- ', bytes),
  'comments within comments': (bytes) => repeated('<!-- <!-- --> ', bytes),
  'open code': (bytes) => growingRuns(bytes),
  'code on one line': (bytes) => `x <!--${repeated('`a``', bytes - 6)}`,
  'fences without end': (bytes) => repeated('```\n~~~\n', bytes),
  'closing words': (bytes) => repeated('closes fixes: ', bytes),
  'closing words and keys': (bytes) => repeated('closes     AB-1, ', bytes),
  'blanks before a key': (bytes) => `closes${' '.repeat(bytes - 10)}AB-1`,
  'many blanks before many keys': (bytes) => repeated(`closes${' '.repeat(600)}AB-1`, bytes),
} as const satisfies Readonly<Record<string, (bytes: number) => string>>

const repeated = (part: string, length: number) =>
  part.repeat(Math.ceil(length / part.length)).slice(0, length)

const ownKeys = (length: number) => {
  const keys = Array.from({ length: Math.ceil(length / 6) }, (_, index) => `AB-${index + 1}`)
  return keys.join(' ').slice(0, length)
}

/** Runs of backticks of which no two are alike, after an opening that makes every one of them looked at. */
const growingRuns = (length: number) => {
  const runs = Array.from({ length: Math.ceil(Math.sqrt(2 * length)) }, (_, index) => '`'.repeat(index + 1))
  return `x <!--${runs.join(' ')}`.slice(0, length)
}
