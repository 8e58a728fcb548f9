import { it } from '@jest/globals'
import { describeWithContracts } from '../contract-file'
import { expectRefused, type Probe, type Row } from './probe'
import { adf, heading, merged, paragraph } from './sample-documents'

const v3 = '/ex/jira/cloud-1/rest/api/3'
const post = (path: string, value?: unknown): Probe => ['POST', `${v3}${path}`, value]
const get = (path: string): Probe => ['GET', `${v3}${path}`]

const comment = (body: unknown) => post('/issue/SHOP-7/comment', { body })
const commentWith = (more: object) => post('/issue/SHOP-7/comment', { body: merged, ...more })
const issue = (fields: object) => post('/issue', { fields })
const link = (object: object) => post('/issue/10007/remotelink', { object })
const search = (more: object) => post('/search/jql', { jql: 'project = SHOP', ...more })
const relation = (more: object) =>
  post('/issueLink', { type: { name: 'Relates' }, inwardIssue: { key: 'SHOP-7' }, ...more })
const webhook = (event: string) =>
  post('/webhook', { url: 'https://x.example', webhooks: [{ events: [event], jqlFilter: 'project = SHOP' }] })

const forRole = { type: 'role', value: 'Developers' }
const address = 'https://git.example/42'

const rows: readonly Row[] = [
  ['a comment that is a string', comment('Merged'), comment(merged), '.body must be object'],
  ['a comment without a body', post('/issue/SHOP-7/comment', {}), comment(merged), "property 'body'"],
  ['no comment at all', post('/issue/SHOP-7/comment'), comment(merged), 'the body is missing'],
  ['a document without version', comment({ type: 'doc', content: [] }), comment(adf()), "property 'version'"],
  ['a heading of level 7', comment(adf(heading(7))), comment(adf(heading(6))), '.level must be <= 6'],
  ['an empty text', comment(adf(paragraph(''))), comment(adf(paragraph(' '))), '.text must NOT have fewer'],
  [
    'code that is strong',
    comment(adf(paragraph('x', 'code', 'strong'))),
    comment(adf(paragraph('x', 'em', 'strong'))),
    '.marks',
  ],
  [
    'a comment for a team',
    commentWith({ visibility: { ...forRole, type: 'team' } }),
    commentWith({ visibility: forRole }),
    '.visibility.type must be equal to one of',
  ],
  [
    'a mistyped part of a comment',
    commentWith({ visiblity: forRole }),
    commentWith({ visibility: forRole }),
    '"visiblity"',
  ],
  [
    'a description that is a string',
    issue({ description: 'Why' }),
    issue({ description: merged, customfield_1: 7 }),
    '.fields.description must be object',
  ],
  [
    'a summary of two lines',
    issue({ summary: 'one\ntwo' }),
    issue({ summary: 'one two' }),
    '.fields.summary must match pattern',
  ],
  [
    'a summary of 256 characters',
    issue({ summary: 'x'.repeat(256) }),
    issue({ summary: 'x'.repeat(255) }),
    '.fields.summary must NOT have more than 255',
  ],
  ['the search that is gone', get('/search?jql=a'), get('/search/jql?jql=a'), 'has no such operation'],
  ['a search by place', search({ startAt: 50 }), search({ nextPageToken: 'n' }), '"startAt"'],
  [
    'a remote link without a title',
    link({ url: address }),
    link({ url: address, title: '#42' }),
    ".object must have required property 'title'",
  ],
  [
    'a mistyped part of a remote link',
    link({ url: address, title: '#42', sumary: 'Open' }),
    link({ url: address, title: '#42', summary: 'Open' }),
    '"sumary"',
  ],
  [
    'a link to no other issue',
    relation({}),
    relation({ outwardIssue: { key: 'SHOP-8' } }),
    "must have required property 'outwardIssue'",
  ],
  [
    'an event by another name',
    webhook('issue_created'),
    webhook('jira:issue_created'),
    '.events.0 must be equal to one of',
  ],
  [
    'permissions that nobody named',
    get('/mypermissions?projectKey=SHOP'),
    get('/mypermissions?projectKey=SHOP&permissions=ADD_COMMENTS'),
    "'permissions' is missing",
  ],
  [
    'a page that starts at a word',
    get('/project/search?startAt=first'),
    get('/project/search?startAt=0'),
    "'startAt' must be integer",
  ],
]

describeWithContracts('Jira Cloud’s contract refuses', () => {
  it.each(rows)('%s', (...row) => expectRefused('jira-cloud-v3', row))
})
