import { expect, test } from '@jest/globals'
import { aPullRequest } from '../../../test/a-pull-request'
import { personOf } from '../../link-scoring/people'
import type { ChangedFile } from '../../pull-requests/pull-request'
import { askingOf } from './asking-of'

const mina = personOf('Mina Sato')
const file = (path: string, patch?: string): ChangedFile => ({
  ...{ path, previousPath: undefined, change: 'modified', addedLines: 1, removedLines: 1 },
  ...(patch !== undefined && { patch }),
})

test('a pull request asks with its words, its paths, added lines and the heads of hunks', () => {
  const pull = aPullRequest({
    commits: [
      { sha: 'a', message: 'First' },
      { sha: 'b', message: 'Second' },
    ],
  })
  const patch = '@@ -1,2 +1,2 @@ function run\n kept\n-removed\n+added'
  expect(askingOf(pull, mina, [file('jobs/run.ts', patch), file('logo.png')])).toEqual({
    ...{ title: pull.title, body: '', branch: pull.branch, author: mina, commits: ['First', 'Second'] },
    paths: ['jobs/run.ts', 'logo.png'],
    patch: '@@ -1,2 +1,2 @@ function run\n+added',
  })
})

test('of long changes, no more is read than is needed', () => {
  const long = file('a.ts', Array.from({ length: 5_000 }, () => '+a line of ordinary length').join('\n'))
  expect(askingOf(aPullRequest(), mina, [long, long]).patch).toHaveLength(20_000)
})
