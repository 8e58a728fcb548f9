import { writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { CannotMeasure } from './cannot-measure'
import type { Measured } from './eval-set'
import { printFigures } from './print-figures'
import { openFolder } from './read-data'
import { getSet, namesOfSets, notBuiltYet } from './sets'

interface Output {
  readonly out: (line: string) => void
  readonly progress: (line: string) => void
}

/**
 * Measures one set on the data of a folder. Returns the exit code: 0 when it ran, whatever the figures say; 2, after one
 * sentence, when it could not; 3 when the set is not built yet. Anything thrown is a bug.
 */
export async function runEval(args: readonly string[], { out, progress }: Output): Promise<0 | 2 | 3> {
  try {
    const { name, folder, answersFile, asJson, options } = readArguments(args)
    const set = getSet(name)
    if (set === notBuiltYet) {
      progress(`${name}: ${notBuiltYet}`)
      return 3
    }
    if (!folder) throw new CannotMeasure(`Name a folder, as in ${usage}.`)
    const measured = await set.measure(await openFolder(folder), progress, options)
    if (answersFile !== undefined) await writeAnswers(answersFile, measured, progress)
    if (asJson) out(JSON.stringify(measured.figures))
    else for (const line of printFigures(name, measured.figures)) out(line)
    return 0
  } catch (error) {
    if (!(error instanceof CannotMeasure)) throw error
    progress(error.message)
    return 2
  }
}

const usage = 'npm run --silent eval -- <set> --data <folder> [--answers FILE] [--json]'

function readArguments(args: readonly string[]) {
  const { positionals, values } = parse(args)
  const [name, ...others] = positionals
  if (name === undefined || others.length > 0)
    throw new CannotMeasure(`Name one set, as in ${usage}. The sets are ${namesOfSets.join(', ')}.`)
  const options = { leaveOneOut: values['leave-one-out'], trainInto: values.train }
  return { name, folder: values.data, answersFile: values.answers, asJson: values.json, options }
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        data: { type: 'string' },
        answers: { type: 'string' },
        json: { type: 'boolean', default: false },
        'leave-one-out': { type: 'boolean', default: false },
        train: { type: 'string' },
      },
    })
  } catch (error) {
    throw new CannotMeasure(`These arguments cannot be read; use it as in ${usage}.`, { cause: error })
  }
}

async function writeAnswers(
  file: string,
  { answers }: Measured,
  progress: Output['progress'],
): Promise<void> {
  const lines = answers.map((answer) => `${JSON.stringify(answer)}\n`)
  try {
    await writeFile(file, lines.join(''))
  } catch (error) {
    throw new CannotMeasure(`The answers could not be written to ${file}.`, { cause: error })
  }
  progress(`${answers.length} answers written to ${file}`)
}
