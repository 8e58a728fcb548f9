import { it } from '@jest/globals'
import { describeWithContracts } from '../contract-file'
import { expectRefused, type Probe, type Row } from './probe'
import { merged } from './sample-documents'

/** A server with a context path. */
const v2 = '/jira/rest/api/2'
const post = (path: string, value: unknown): Probe => ['POST', `${v2}${path}`, value]
const get = (path: string): Probe => ['GET', `${v2}${path}`]

const comment = (body: unknown, more: object = {}) => post('/issue/SHOP-7/comment', { body, ...more })
const issue = (fields: object) => post('/issue', { fields })
const link = (object: object) => post('/issue/10007/remotelink', { object })
const relation = (more: object) =>
  post('/issueLink', { type: { name: 'Relates' }, inwardIssue: { key: 'SHOP-7' }, ...more })

const forRole = { type: 'role', value: 'Developers' }
const address = 'https://git.example/42'

const rows: readonly Row[] = [
  ['a comment in Cloud’s notation', comment(merged), comment('*Merged*'), '.body must be string'],
  [
    'a description in Cloud’s notation',
    issue({ description: merged }),
    issue({ description: 'h2. Why', customfield_1: 7 }),
    '.fields.description must be string',
  ],
  [
    'a mistyped part of a comment',
    comment('x', { visiblity: forRole }),
    comment('x', { visibility: forRole, properties: [{ key: 'throughline', value: { marker: 'm' } }] }),
    '"visiblity"',
  ],
  [
    'a person by the id that only Cloud has',
    get('/user?accountId=a'),
    get('/user?username=mina'),
    "'accountId' is not documented",
  ],
  [
    'Cloud’s search',
    post('/search/jql', { jql: 'project = SHOP' }),
    post('/search', { jql: 'project = SHOP', startAt: 50, expand: ['names'] }),
    'has no such operation',
  ],
  [
    'permissions named as on Cloud',
    get('/mypermissions?permissions=ADD_COMMENTS'),
    get('/mypermissions?projectKey=SHOP'),
    "'permissions' is not documented",
  ],
  [
    'a remote link without a title',
    link({ url: address }),
    link({ url: address, title: '#42' }),
    ".object must have required property 'title'",
  ],
  [
    'a link to no other issue',
    relation({}),
    relation({ outwardIssue: { key: 'SHOP-8' } }),
    "must have required property 'outwardIssue'",
  ],
]

describeWithContracts('Jira Data Center’s contract refuses', () => {
  it.each(rows)('%s', (...row) => expectRefused('jira-data-center', row))
})
