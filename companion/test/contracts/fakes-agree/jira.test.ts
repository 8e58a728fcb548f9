import { createFakeJira } from '../../../../sandbox/src/jira/fake-jira'
import type { Probe } from '../must-reject/probe'
import { adf, heading, merged, paragraph } from '../must-reject/sample-documents'
import { type Difference, describeAgreement } from './agreement'

const createFake = () => {
  const clock = () => new Date('2026-11-22T10:15:30Z')
  const jira = createFakeJira({ cloudId: 'cloud-1', siteUrl: 'http://jira.test', clock })
  const root = 'http://jira.test/ex/jira/cloud-1/rest/api/3'
  return { app: jira.app, violations: jira.violations, root, token: jira.issueSystemToken() }
}

const issue = '/issue/SHOP-7'
const comment = (body: unknown, more: object = {}): Probe => ['POST', `${issue}/comment`, { body, ...more }]
const link = (object: object, more: object = {}): Probe => [
  'POST',
  `${issue}/remotelink`,
  { object, ...more },
]
const move = (value: object): Probe => ['POST', `${issue}/transitions`, value]
const historyMetadata = { type: 'throughline', extraData: { happenedAt: '2026-11-22T10:15:30.000Z' } }
const marker = { key: 'throughline', value: { marker: 'm' } }
const create = (fields: object, more: object = {}): Probe => [
  'POST',
  '/issue',
  {
    fields: { project: { id: '10000' }, issuetype: { id: '10203' }, summary: 'Left over', ...fields },
    ...more,
  },
]
const pair = { inwardIssue: { key: 'SHOP-7' }, outwardIssue: { key: 'SHOP-8' } }
const page = { url: 'https://git.example/42', title: '#42' }
const table = {
  type: 'table',
  content: [{ type: 'tableRow', content: [{ type: 'tableCell', content: [paragraph('x')] }] }],
}

const bothAccept: readonly Probe[] = [
  ['GET', '/myself'],
  ['GET', `${issue}?fields=summary,status,project`],
  ['GET', `${issue}?fields=summary&properties=a&expand=names&failFast=true&updateHistory=false`],
  ['GET', '/mypermissions?permissions=ADD_COMMENTS,BROWSE_PROJECTS&issueId=10007'],
  ['GET', '/project/search?startAt=0&maxResults=100&orderBy=key'],
  ['GET', '/project/search?id=10001&keys=SHOP&status=live&action=view&query=shop'],
  ['GET', `${issue}/comment?startAt=0&maxResults=100&orderBy=created`],
  ['GET', `${issue}/transitions?expand=transitions.fields&transitionId=11`],
  ['GET', `${issue}/watchers`],
  ['GET', `${issue}/remotelink?globalId=pr%3D42`],
  ['DELETE', `${issue}/remotelink?globalId=pr%3D42`],
  ['GET', '/comment/7/properties/throughline'],
  ['PUT', '/comment/7/properties/throughline', { marker: 'm' }],
  ['DELETE', '/comment/7/properties/throughline'],
  ['POST', '/comment/list?expand=properties', { ids: [7, 8] }],
  ['POST', '/issue/bulkfetch', { issueIdsOrKeys: ['SHOP-7'], fields: ['summary'], fieldsByKeys: false }],
  ['POST', '/search/approximate-count', { jql: 'project = 10000' }],
  [
    'POST',
    '/search/jql',
    { jql: 'project = 10000', fields: ['comment'], expand: 'changelog', maxResults: 50 },
  ],
  ['PUT', `${issue}/comment/7?notifyUsers=false`, { body: merged, properties: [marker] }],
  ['DELETE', `${issue}/comment/7`],
  comment(merged),
  comment(adf(heading(3), paragraph('Merged', 'strong'), paragraph('why', 'em')), { properties: [marker] }),
  link(page),
  link(
    {
      ...page,
      summary: 'Open',
      icon: { url16x16: 'https://x.example/i', title: 'i' },
      status: { resolved: true },
    },
    { globalId: 'pr=42', application: { type: 'dev', name: 'X' }, relationship: 'Pull requests' },
  ),
  move({ transition: { id: '11' } }),
  move({ transition: { id: '41' }, fields: { resolution: { name: 'Done' }, customfield_10010: 'Payments' } }),
  move({ transition: { id: '41' }, historyMetadata }),
  ['GET', `${issue}/changelog?startAt=0&maxResults=100`],
  ['GET', `${issue}/comment/7`],
  ['GET', '/issue/createmeta/10000/issuetypes?startAt=0&maxResults=50'],
  ['GET', '/issue/createmeta/10000/issuetypes/10203?startAt=0&maxResults=50'],
  create({ labels: ['follow-up'] }, { properties: [marker] }),
  ['GET', '/issueLinkType'],
  ['POST', '/issueLink', { type: { name: 'Relates' }, ...pair }],
  ['GET', `${issue}/properties/throughline`],
]

const bothRefuse: readonly Probe[] = [
  create({ summary: 'two\nlines' }),
  create({ description: 'words' }),
  create({}, { property: [] }),
  ['POST', '/issueLink', { type: { name: 'Relates' }, inwardIssue: pair.inwardIssue }],
  ['GET', '/search?jql=a'],
  ['GET', `${issue}?field=summary`],
  ['GET', `${issue}?failFast=maybe`],
  ['GET', '/mypermissions?issueId=10007'],
  ['GET', '/mypermissions?permission=ADD_COMMENTS'],
  ['GET', '/project/search?startAt=first'],
  ['GET', '/project/search?orderBy=size'],
  ['GET', '/project/search?action=look'],
  ['GET', `${issue}/comment?orderBy=author`],
  ['GET', `${issue}/watchers?maxResults=5`],
  ['POST', '/comment/list', { ids: ['seven'] }],
  ['POST', '/comment/list', {}],
  ['POST', '/comment/list'],
  ['POST', '/issue/bulkfetch', { issueIdsOrKeys: 'SHOP-7' }],
  ['POST', '/issue/bulkfetch', { issues: ['SHOP-7'] }],
  ['POST', '/issue/bulkfetch', { issueIdsOrKeys: ['SHOP-7'], startAt: 1 }],
  ['PUT', '/comment/7/properties/throughline'],
  ['PUT', `${issue}/comment/7?notify=false`, { body: merged }],
  ['PUT', `${issue}/comment/7`, { body: 'Merged' }],
  ['POST', `${issue}/comment`],
  ['POST', `${issue}/comment`, {}],
  comment('Merged'),
  comment({ type: 'doc', content: [] }),
  comment(adf(heading(7))),
  comment(adf(paragraph(''))),
  comment(adf(paragraph('x', 'code', 'strong'))),
  comment(adf({ type: 'bulletList', content: [] })),
  comment(adf({ type: 'bulletList', content: [{ type: 'listItem', content: [table] }] })),
  comment(merged, { visibility: { type: 'team', value: 'a' } }),
  comment(merged, { visiblity: { type: 'role', value: 'a' } }),
  comment(merged, { properties: { marker: 'm' } }),
  ['POST', `${issue}/remotelink`, {}],
  ['DELETE', `${issue}/remotelink`],
  link({ url: page.url }),
  link({ title: page.title }),
  link({ ...page, sumary: 'Open' }),
  link({ ...page, status: { resolved: 'yes' } }),
  link(page, { globalID: 'pr=42' }),
  link(page, { globalId: 'x'.repeat(256) }),
  move({ transition: '11' }),
  move({ transition: { id: '11' }, historyMetadata: { extraData: { at: 7 } } }),
  ['GET', `${issue}/changelog?startAt=first`],
  move({ transition: { id: 11 } }),
  move({ transitions: { id: '11' } }),
]

const differences: readonly Difference[] = [
  [
    'the product writes no tables: the fake knows only the part of the format that it may write',
    'accepts',
    comment(adf(table)),
  ],
  [
    'the product writes for everybody: the fake has no roles and groups',
    'accepts',
    comment(merged, { visibility: { type: 'role', value: 'Developers' } }),
  ],
  ['the fake refuses what is no web address, as Jira does', 'accepts', link({ ...page, url: 'here' })],
  [
    'the contract says “at most 100” in words only',
    'accepts',
    ['POST', '/issue/bulkfetch', { issueIdsOrKeys: Array(101).fill('SHOP-7') }],
  ],
  [
    'the fake has no boards, services or development tools of projects',
    'accepts',
    ['GET', '/project/search?propertyQuery=a'],
  ],
  [
    'the fake cuts a page that is too large, as Jira does',
    'refuses',
    ['GET', '/project/search?maxResults=500'],
  ],
]

describeAgreement('jira-cloud-v3', createFake, { bothAccept, bothRefuse, differences })
