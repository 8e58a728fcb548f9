import type { ChangedFile } from '../../../pull-requests/pull-request'
import { fileNameOf } from '../file-name-of'
import { linesOf } from './changed-lines'
import type { Fact } from './facts'

/** How many tests came for what, and what became of the others. */
export const testFacts = (files: readonly ChangedFile[]): readonly Fact[] => {
  const tests = files.filter(({ path }) => isWritten(path))
  const told = tests.length > 0 ? tests : files
  const counted = told.map((file) => ({ file, count: newTestsIn(file) }))
  const withNew = counted.filter(({ count }) => count > 0)
  const without = counted.filter(({ count }) => count <= 0).map(({ file }) => file)
  const count = withNew.reduce((sum, one) => sum + one.count, 0)
  const namesOf = (change: ChangedFile['change']) => namesIn(without.filter((file) => file.change === change))
  const facts: readonly Fact[] = [
    { verb: 'adds', noun: 'test', names: namesIn(withNew.map(({ file }) => file)), count },
    { verb: 'covers', names: namesOf('added') },
    { verb: 'adapts', names: namesOf('modified') },
    { verb: 'moves', names: namesOf('renamed') },
    { verb: 'drops', names: namesOf('removed') },
  ]
  return facts.filter(({ names }) => names.length > 0)
}

/** What a person wrote, not what tests recorded or read. */
const isWritten = (path: string) =>
  !/\.(snap|json|ya?ml|txt|xml|csv|png|svg|html|golden|sql)$/i.test(path) &&
  !/(^|\/)(fixtures|testdata|__snapshots__)\//.test(path)

const namesIn = (files: readonly ChangedFile[]) => [...new Set(files.map(({ path }) => testedNameOf(path)))]

/** `RetryPolicyTest` tests RetryPolicy. */
const testedNameOf = (path: string): string => {
  const name = fileNameOf(path)
  return name.replace(/(?<=[a-z\d])(?:Tests?|Spec|IT|TestCase)$/, '')
}

/** A moved test is none; a test that was only changed is no new one either. */
const newTestsIn = (file: ChangedFile): number => {
  if (file.change === 'removed') return 0
  const cases = linesOf(file).filter(({ sign, text }) => sign !== ' ' && testCase.test(text))
  return cases.reduce((count, { sign }) => count + (sign === '+' ? 1 : -1), 0)
}

const testCase =
  /^\s{0,24}(?:(?:it|test|specify|scenario)(?:\.(?:each|only|skip|concurrent|prop|fails))?[ (`]["'(`[]?|@(?:Parameterized)?Test\b|(?:async )?def test_|func Test[A-Z_]|#\[(?:tokio::)?test\]|\[(?:Fact|Theory|Test|TestMethod)\b|test "|public function test|func test[A-Z_])/
