import type { ChangedFile } from '../../../pull-requests/pull-request'
import { fileNameOf } from '../file-name-of'
import { linesOf } from './changed-lines'
import type { Fact } from './facts'
import { environmentNamesIn } from './places-in'

/**
 * Which settings came, went or changed, from files of settings, and which variables of the environment the code reads
 * now and did not. Names alone: a value may be a secret.
 */
export const settingFacts = (
  files: readonly ChangedFile[],
  code: readonly ChangedFile[],
): readonly Fact[] => {
  const [before, after] = [new Set<string>(), new Set<string>()]
  const silent: ChangedFile[] = []
  for (const file of files) {
    const found = settingsOf(file)
    if (found.length === 0) silent.push(file)
    for (const { sign, name } of found) (sign === '-' ? before : after).add(name)
  }
  const added = [...after].filter((name) => !before.has(name))
  const facts: readonly Fact[] = [
    { verb: 'adds', noun: 'setting', names: added },
    { verb: 'changes', noun: 'setting', names: [...after].filter((name) => before.has(name)) },
    { verb: 'removes', noun: 'setting', names: [...before].filter((name) => !after.has(name)) },
    { verb: 'reads', noun: 'setting', names: newlyRead(code).filter((name) => !after.has(name)) },
    { verb: 'changes', names: [...new Set(silent.map(({ path }) => fileNameOf(path)))] },
  ]
  return facts.filter(({ names }) => names.length > 0)
}

/** Variables that stand on added lines of the code and on no other line of the change. */
const newlyRead = (code: readonly ChangedFile[]): readonly string[] => {
  const [added, known] = [new Set<string>(), new Set<string>()]
  for (const { sign, text } of linesOf(...code))
    for (const name of environmentNamesIn(text)) (sign === '+' ? added : known).add(name)
  return [...added].filter((name) => !known.has(name))
}

const settingsOf = (file: ChangedFile) => {
  const pattern = forms.find(([name]) => name.test(file.path.toLowerCase()))?.[1]
  if (!pattern) return []
  return linesOf(file).flatMap(({ sign, text }) => {
    const name = sign === ' ' ? undefined : pattern.exec(text)?.groups?.['name']
    return name === undefined || unspeaking.has(name.toLowerCase()) ? [] : [{ sign, name }]
  })
}

/** Words that stand in every file of settings. */
const unspeaking = new Set(
  'name value type id key env image data spec metadata version description items default path port host kind labels template enabled args command container containers apiversion services resources limits requests memory cpu from to url ref if on with run uses steps jobs true false null'.split(
    ' ',
  ),
)

const forms: readonly (readonly [path: RegExp, line: RegExp])[] = [
  [
    /(^|\/)\.env[\w.-]*$|\.(env|properties|ini|toml|conf|cfg)$/,
    /^\s{0,8}(?:export )?(?<name>[A-Za-z_][\w.-]{1,80}) {0,20}[=:]/,
  ],
  [/\.ya?ml$/, /^\s{0,20}(?:- )?(?<name>[A-Za-z_][\w.-]{1,60}):/],
  [/\.json$/, /^\s{0,20}"(?<name>[A-Za-z_][\w.:-]{1,60})":/],
  [
    /\.(tf|tfvars)$/,
    /^(?:(?:resource|module|variable|data|output) (?:"[\w-]{1,60}" )?"(?<name>[\w-]{1,60})"|\s{0,8}(?!.{0,4}")[a-z])/,
  ],
]
