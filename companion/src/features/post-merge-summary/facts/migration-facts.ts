import type { ChangedFile } from '../../../pull-requests/pull-request'
import { linesOf } from './changed-lines'
import type { Fact, Noun, Verb } from './facts'
import { plainFacts } from './plain-facts'

/** Tables and columns that migrations add or remove; the names of the files where they say neither. */
export const migrationFacts = (files: readonly ChangedFile[]): readonly Fact[] => {
  const found = files.flatMap((file) => [...stepsIn(file)])
  const telling = steps.flatMap(([does, verb, noun]) => {
    const these = found.filter((step) => step.does === does)
    return [...new Set(these.map(({ table }) => table))].map((table): Fact => {
      const names = [...new Set(these.filter((step) => step.table === table).map(({ name }) => name))]
      return { verb, noun, names, ...(table && { place: `in ${table}` }) }
    })
  })
  return telling.length > 0 ? telling : plainFacts(files)
}

interface Step {
  readonly does: 'adds table' | 'adds column' | 'removes table' | 'removes column'
  readonly name: string
  /** Of a column. */
  readonly table?: string | undefined
}

const steps: readonly (readonly [Step['does'], Verb, Noun])[] = [
  ['adds table', 'adds', 'table'],
  ['adds column', 'adds', 'column'],
  ['removes table', 'removes', 'table'],
  ['removes column', 'removes', 'column'],
]

/** What takes a migration back is told by its beginning, and ends what is read of the file. */
const backwards =
  /^\s{0,8}(?:def (?:down|downgrade|self\.down)\b|exports\.down\b|export (?:async )?function down\b|public function down\b|protected override void Down\b|-- ?(?:down|\+goose down|migrate:down))/i

function* stepsIn(file: ChangedFile): Generator<Step, void> {
  let about: About = { table: undefined, pending: undefined }
  for (const { sign, text } of forwardLinesOf(file)) {
    about = { table: tableIn(text) ?? about.table, pending: pendingIn(text) ?? about.pending }
    const named = sign === '+' ? nameBelow(text, about) : undefined
    if (named) {
      yield named
      about = { ...about, pending: undefined }
    } else if (sign === '+') yield* stepsOn(text, about.table)
  }
}

/** What the lines above said that the next ones do. */
interface About {
  readonly table: string | undefined
  readonly pending: Step['does'] | undefined
}

const forwardLinesOf = (file: ChangedFile) => {
  const lines = file.change === 'removed' ? [] : linesOf(file)
  const end = lines.findIndex(({ text }) => backwards.test(text))
  return end === -1 ? lines : lines.slice(0, end)
}

/** The table that the lines below are about. */
const tableIn = (text: string): string | undefined =>
  group(/\balter table (?:only |if exists ){0,2}["`[]?(?<name>[\w.]{1,80})/i, text) ??
  group(/\bmodel_name=['"](?<name>\w{1,80})/, text) ??
  group(/<addColumn tableName="(?<name>\w{1,80})/, text)

const group = (pattern: RegExp, text: string) => pattern.exec(text)?.groups?.['name']

/** Django and Alembic write the name of what they do on one of the next lines. */
const pendingIn = (text: string): Step['does'] | undefined => {
  if (/(?:migrations\.CreateModel|op\.create_table)\($/.test(text)) return 'adds table'
  if (/migrations\.AddField\($/.test(text)) return 'adds column'
  if (/migrations\.RemoveField\($/.test(text)) return 'removes column'
  return /<addColumn /.test(text) ? 'adds column' : undefined
}

const nameBelow = (text: string, { pending, table }: About): Step | undefined => {
  if (!pending) return undefined
  const name =
    group(/^\s{0,20}(?:name=)?['"](?<name>\w{1,80})['"],/, text) ??
    group(/<column name="(?<name>\w{1,80})/, text)
  if (name === undefined) return undefined
  return pending.endsWith('column') ? { does: pending, name, table } : { does: pending, name }
}

const tables: readonly (readonly [Step['does'], RegExp])[] = [
  [
    'adds table',
    /\bcreate (?:unlogged |temp |temporary )?table (?:if not exists )?["`[]?(?<name>[\w.]{1,80})/i,
  ],
  ['adds table', /\bcreate_?[tT]able(?:IfNotExists)?[ (][:'"]['"]?(?<name>\w{1,80})/],
  ['adds table', /\bSchema::create\(['"](?<name>\w{1,80})/],
  ['adds table', /\bCreateModel\(name=['"](?<name>\w{1,80})/],
  ['adds table', /<createTable tableName="(?<name>\w{1,80})/],
  ['adds table', /\bCreateTable\((?:name: )?"(?<name>\w{1,80})/],
  ['removes table', /\bdrop table (?:if exists )?["`[]?(?<name>[\w.]{1,80})/i],
  ['removes table', /\bdrop_?[tT]able(?:IfExists)?[ (][:'"]['"]?(?<name>\w{1,80})/],
  ['removes table', /<dropTable tableName="(?<name>\w{1,80})/],
]

const columns: readonly (readonly [Step['does'], RegExp])[] = [
  [
    'adds column',
    /\badd_column[ (]:?['"]?(?<table>\w{1,80})['"]?, ?(?:sa\.Column\()?:?['"]?(?<name>\w{1,80})/,
  ],
  ['removes column', /\b(?:remove|drop)_column[ (]:?['"]?(?<table>\w{1,80})['"]?, ?:?['"]?(?<name>\w{1,80})/],
  ['removes column', /\bdrop column (?:if exists )?["`[]?(?<name>\w{1,80})/i],
  [
    'adds column',
    /\badd (?:column )?(?:if not exists )?["`[]?(?!(?:constraint|primary|foreign|unique|index|check|key|value|column|if)\b)(?<name>\w{1,80})["`\]]? \w/i,
  ],
]

function* stepsOn(text: string, table: string | undefined): Generator<Step, void> {
  for (const [does, pattern] of tables) {
    const name = group(pattern, text)
    if (name) return yield { does, name }
  }
  for (const [does, pattern] of columns) {
    const found = pattern.exec(text)?.groups
    if (found?.['name']) return yield { does, name: found['name'], table: found['table'] ?? table }
  }
}
