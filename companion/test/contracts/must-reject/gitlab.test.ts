import { it } from '@jest/globals'
import { describeWithContracts } from '../contract-file'
import { expectRefused, type Probe, type Row } from './probe'

/** A server with a context path. */
const requests = '/gitlab/api/v4/projects/acme%2Fstorefront/merge_requests'
const get = (path: string): Probe => ['GET', `${requests}${path}`]
const put = (path: string, value: object): Probe => ['PUT', `${requests}/42${path}`, value]
const note = (value: object): Probe => ['POST', `${requests}/42/notes`, value]

const rows: readonly Row[] = [
  [
    'reviewers that are no list',
    put('', { reviewer_ids: '7' }),
    put('', { reviewer_ids: [7] }),
    '.reviewer_ids must be array',
  ],
  ['pages of 500', get('?per_page=500'), get('?per_page=100&iids[]=42'), "'per_page' must be <= 100"],
  [
    'pages of 500 threads',
    get('/42/discussions?per_page=500'),
    get('/42/discussions?per_page=100'),
    "'per_page' must be <= 100",
  ],
  ['a note without text', note({ text: 'x' }), note({ body: 'x' }), "required property 'body'"],
  [
    'a thread that is half resolved',
    put('/discussions/c0ffee', { resolved: 'yes' }),
    put('/discussions/c0ffee', { resolved: true }),
    '.resolved must be boolean',
  ],
]

describeWithContracts('GitLab’s contract refuses', () => {
  it.each(rows)('%s', (...row) => expectRefused('gitlab', row))
})
