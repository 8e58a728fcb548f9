import { it } from '@jest/globals'
import { describeWithContracts } from '../contract-file'
import { expectRefused, type Probe, type Row } from './probe'

/** An Enterprise Server. */
const repo = '/api/v3/repos/acme/storefront'
const comment = (value: object): Probe => ['POST', `${repo}/issues/42/comments`, value]
const reviewers = (value: object): Probe => ['POST', `${repo}/pulls/42/requested_reviewers`, value]
const status = (state: string): Probe => ['POST', `${repo}/statuses/c0ffee1`, { state, context: 'x' }]
const get = (path: string): Probe => ['GET', `${repo}${path}`]
const graphql = (field: string): Probe => [
  'POST',
  '/api/graphql',
  { query: `{ repository(owner: "a", name: "s") { pullRequest(number: 42) { ${field} } } }` },
]

const rows: readonly Row[] = [
  ['a comment of text', comment({ text: 'x' }), comment({ body: 'x' }), "required property 'body'"],
  [
    'reviewers that are no list',
    reviewers({ reviewers: 'ravi' }),
    reviewers({ reviewers: ['ravi'] }),
    '.reviewers must be array',
  ],
  [
    'a mistyped list of reviewers',
    reviewers({ reviewer: ['ravi'] }),
    reviewers({ team_reviewers: ['web'] }),
    '"reviewer"',
  ],
  ['a status that is none', status('ok'), status('success'), '.state must be equal to one of'],
  ['a state that is none', get('/pulls?state=merged'), get('/pulls?state=closed'), "'state' must be equal"],
  ['a pull request without a number', get('/pulls/latest'), get('/pulls/42'), "'pull_number' in the path"],
  [
    'a page that is asked for twice',
    get('/pulls/42/files?page=1&page=2'),
    get('/pulls/42/files?page=2'),
    "'page' comes twice",
  ],
  [
    'a change under a repository’s id',
    ['POST', '/api/v3/repositories/501/issues/42/comments', { body: 'x' }],
    ['GET', '/api/v3/repositories/501/issues/42/comments?page=2'],
    'has no such operation',
  ],
  [
    'a field that GraphQL does not have',
    graphql('reviewThreads(first: 5) { nodes { isSettled } }'),
    graphql('reviewThreads(first: 5) { nodes { isResolved } }'),
    'Cannot query field "isSettled"',
  ],
  ['no GraphQL document', ['POST', '/api/graphql', {}], graphql('id'), 'Syntax Error'],
]

describeWithContracts('GitHub’s contract refuses', () => {
  it.each(rows)('%s', (...row) => expectRefused('github', row))
})
